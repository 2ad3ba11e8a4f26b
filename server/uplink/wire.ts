// What the supervisor and the uplink say to each other: one JSON object a line, each way. Pure: texts to
// values and back.
//
// The supervisor asks, by number, and each question gets one answer; `news` come by themselves.

import { Problem } from '../contract/host/problem.ts';

export interface UplinkFile {
  readonly path: string;
  readonly mode: number;
  readonly content: Uint8Array;
}

/** What the supervisor may ask for. No question names a program: which one is tor, the uplink knows. */
export type UplinkQuestion =
  /** Carry these ports of this address to the gateway's sockets. */
  | {
      readonly ask: 'listen';
      readonly host: string;
      readonly webPort: number;
      readonly sshPort: number;
    }
  /** Write these files below tor's own folders, and run tor with its configuration on stdin. */
  | { readonly ask: 'start'; readonly files: readonly UplinkFile[]; readonly stdin: string }
  | { readonly ask: 'terminate' | 'kill' | 'dropOutput' }
  /** Overwrite and unlink these files. */
  | { readonly ask: 'drop'; readonly paths: readonly string[] }
  /** Overwrite and remove all that is in tor's own folders. */
  | { readonly ask: 'wipe' }
  /** Does tor take orders? */
  | { readonly ask: 'listens' }
  /** Tell as news what tor says of its start and its onion; answered once that is over. */
  | { readonly ask: 'follow' }
  /** Ask our own onion for our page, as a guest would. */
  | { readonly ask: 'dial'; readonly address: string };

export type Asked = UplinkQuestion & { readonly number: number };

export type UplinkWord =
  | { readonly news: 'answer'; readonly to: number; readonly error: string | null }
  /** tor runs; the number is of the uplink's PID namespace. */
  | { readonly news: 'runs'; readonly pid: number }
  /** tor has ended, or could not be run. `output` is what it said before it was ready. */
  | { readonly news: 'ended'; readonly how: string; readonly output: string }
  /** How far tor's start is: 0 to 100. */
  | { readonly news: 'bootstrap'; readonly percent: number }
  /** A directory has taken the onion's descriptor. */
  | { readonly news: 'published' }
  /** The uplink was told to end, as by `docker stop`: the room should. */
  | { readonly news: 'end' };

/** Orders' own limit is 1 MiB: the torrc is a part of them, and grows a little as JSON. */
export const maxLineBytes = 4 * 1024 * 1024;

const maxItems = 16;

export function encode(message: Asked | UplinkWord): string {
  const files = 'files' in message ? { files: message.files.map(asJson) } : {};
  return `${JSON.stringify({ ...message, ...files })}\n`;
}

/** @throws {Problem} where the line is no question; never with a part of it. */
export function parseQuestion(line: string): Asked {
  const value = parseObject(line);
  const number = wholeNumber(value, 'number');
  const ask = text(value, 'ask');
  switch (ask) {
    case 'listen':
      return {
        number,
        ask,
        host: text(value, 'host'),
        webPort: port(value, 'webPort'),
        sshPort: port(value, 'sshPort'),
      };
    case 'start':
      return {
        number,
        ask,
        files: list(value, 'files').map(parseFile),
        stdin: text(value, 'stdin'),
      };
    case 'drop':
      return { number, ask, paths: list(value, 'paths').map(aText) };
    case 'dial':
      return { number, ask, address: onion(value) };
    case 'listens':
    case 'follow':
    case 'terminate':
    case 'kill':
    case 'dropOutput':
    case 'wipe':
      return { number, ask };
    default:
      throw new Problem('uplink: knows no such question');
  }
}

/** @throws {Problem} where the line is no word of the uplink's. */
export function parseWord(line: string): UplinkWord {
  const value = parseObject(line);
  const news = text(value, 'news');
  switch (news) {
    case 'answer': {
      const error = value['error'] === null ? null : text(value, 'error');
      return { news, to: wholeNumber(value, 'to'), error };
    }
    case 'runs':
      return { news, pid: wholeNumber(value, 'pid') };
    case 'ended':
      return { news, how: text(value, 'how'), output: text(value, 'output') };
    case 'bootstrap':
      return { news, percent: wholeNumber(value, 'percent') };
    case 'published':
    case 'end':
      return { news };
    default:
      throw new Problem('uplink: says what nobody knows');
  }
}

/** As JSON can carry it: the content as base64. */
function asJson(file: UplinkFile): unknown {
  return { ...file, content: Buffer.from(file.content).toString('base64') };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // No cause: a JSON error quotes the line, which holds a key.
    throw new Problem('uplink: a line is not JSON');
  }
  if (!isFields(value)) throw new Problem('uplink: a line is no object');
  return value;
}

function aText(value: unknown): string {
  if (typeof value !== 'string') throw new Problem('uplink: a text is missing');
  return value;
}

function text(from: Fields, key: string): string {
  const value = from[key];
  if (typeof value !== 'string') throw new Problem(`uplink: ${key} is not a text`);
  return value;
}

function wholeNumber(from: Fields, key: string): number {
  const value = from[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Problem(`uplink: ${key} is not a whole number`);
  }
  return value;
}

function port(from: Fields, key: string): number {
  const value = wholeNumber(from, key);
  if (value < 1 || value > 65_535) throw new Problem(`uplink: ${key} is not a port`);
  return value;
}

/** Nothing but an onion may be dialled. */
function onion(from: Fields): string {
  const address = text(from, 'address');
  if (!/^[a-z2-7]{56}\.onion$/.test(address)) throw new Problem('uplink: address is no onion');
  return address;
}

function list(from: Fields, key: string): readonly unknown[] {
  const value = from[key];
  if (!Array.isArray(value) || value.length > maxItems) {
    throw new Problem(`uplink: ${key} is not a list of at most ${maxItems}`);
  }
  return value;
}

function parseFile(value: unknown): UplinkFile {
  if (!isFields(value)) throw new Problem('uplink: a file has not its form');
  const mode = wholeNumber(value, 'mode');
  // Read and write for its owner: nothing of tor's is for others, or a program.
  if ((mode & ~0o600) !== 0) throw new Problem('uplink: a file has not its mode');
  return {
    path: text(value, 'path'),
    mode,
    content: Buffer.from(text(value, 'content'), 'base64'),
  };
}
