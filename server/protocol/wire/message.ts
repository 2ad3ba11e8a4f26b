// Parses and writes one IRC message: RFC 2812 §2.3.1 with IRCv3 message-tags.

import { decodeUtf8, encodeUtf8 } from './utf8.ts';
import { maxBodyBytes, maxTagsBytes } from './line-splitter.ts';

export interface Message {
  /** In the line's order; if a key comes twice, the last counts. A tag without a value has ''. */
  readonly tags: ReadonlyMap<string, string>;
  /** `nick!user@host` or a server's name, without the colon. */
  readonly source: string | null;
  /** Letters in upper case, or three digits. */
  readonly command: string;
  /** At most 15. Any but the last is not empty, has no space, and does not start with ':'. */
  readonly params: readonly string[];
}

const maxParams = 15;
const noTags: ReadonlyMap<string, string> = new Map();

/** Where the command of a line (without its end) begins: behind tags, source and spaces. */
export function commandStart(line: Uint8Array): number {
  let index = skipSpaces(line, 0);
  if (line[index] === 0x40) index = skipSpaces(line, wordEnd(line, index));
  if (line[index] === 0x3a) index = skipSpaces(line, wordEnd(line, index));
  return index;
}

/** Short words that were read before, by their bytes as one number: nearly all commands are there. */
const shortWords = new Map<number, string>();
const maxShortWords = 512;
/** `PRIVMSG` has seven. Eight bytes of seven bits would not fit into a number of 53 bits. */
const shortWordBytes = 7;

/** The command word that starts at `start`, in upper case; null: it is no command. */
export function commandAt(line: Uint8Array, start: number): string | null {
  const end = wordEnd(line, start);
  // No IRC server has a longer command. The limit keeps this cheap for garbage.
  if (end === start || end - start > 16) return null;
  if (end - start > shortWordBytes) return readCommand(line, start, end);
  // The 1 in front makes words of different length different.
  let key = 1;
  for (let at = start; at < end; at += 1) {
    const byte = line[at] ?? 0;
    if (byte > 0x7f) return null;
    key = key * 128 + byte;
  }
  const known = shortWords.get(key);
  if (known !== undefined) return known;
  const command = readCommand(line, start, end);
  if (command !== null && shortWords.size < maxShortWords) shortWords.set(key, command);
  return command;
}

function readCommand(line: Uint8Array, start: number, end: number): string | null {
  const word = String.fromCharCode(...line.subarray(start, end));
  // Of ours alone: `turn-away`.
  return /^([A-Za-z]+(-[A-Za-z]+)?|[0-9]{3})$/.test(word) ? word.toUpperCase() : null;
}

/**
 * Reads a line without its end. Never throws; bytes that are not UTF-8 become U+FFFD.
 * @returns null if there is no command in it.
 */
export function parseMessage(line: Uint8Array): Message | null {
  const start = commandStart(line);
  const command = commandAt(line, start);
  if (command === null) return null;
  const head = decodeUtf8(line.subarray(0, start)).split(' ');
  const tags = head.find((word) => word.startsWith('@'));
  const source = head.find((word) => word.startsWith(':'));
  return {
    tags: tags === undefined ? noTags : parseTags(tags.slice(1)),
    source: source === undefined ? null : source.slice(1),
    command,
    params: parseParams(decodeUtf8(line.subarray(start + command.length))),
  };
}

function parseParams(text: string): string[] {
  const params: string[] = [];
  let rest = text.replace(/^ +/, '');
  while (rest !== '') {
    if (rest.startsWith(':')) return [...params, rest.slice(1)];
    // RFC 2812 §2.3.1: the fifteenth needs no colon.
    if (params.length === maxParams - 1) return [...params, rest];
    const gap = rest.indexOf(' ');
    if (gap === -1) return [...params, rest];
    params.push(rest.slice(0, gap));
    rest = rest.slice(gap).replace(/^ +/, '');
  }
  return params;
}

const escapes: ReadonlyMap<string, string> = new Map([
  [':', ';'],
  ['s', ' '],
  ['r', '\r'],
  ['n', '\n'],
]);

function parseTags(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of text.split(';')) {
    const [, key = '', raw = ''] = /^([^=]*)=?(.*)$/s.exec(tag) ?? [];
    // A single backslash at the end is dropped. An unknown escape stands for its character.
    const value = raw.replace(/\\(.?)/gsu, (_, letter: string) => escapes.get(letter) ?? letter);
    if (key !== '') tags.set(key, value);
  }
  return tags;
}

function escapeTag(value: string): string {
  return value.replace(/[;\s\\]/g, (letter) => {
    if (letter === '\\') return '\\\\';
    const found = [...escapes].find(([, character]) => character === letter);
    return found === undefined ? letter : `\\${found[0]}`;
  });
}

/**
 * Writes the message as bytes with CRLF.
 * @throws {RangeError} if these would not be parsed as the same message, or are too long. A caller that
 * repeats a peer's text makes it fit first.
 */
export function serializeMessage(message: {
  readonly tags?: ReadonlyMap<string, string>;
  readonly source?: string | null;
  readonly command: string;
  readonly params: readonly string[];
}): Uint8Array {
  const { tags = noTags, source = null, command, params } = message;
  if (!/^([A-Z]+(-[A-Z]+)?|[0-9]{3})$/.test(command))
    throw new RangeError('message: the command is no word');
  if (params.length > maxParams) throw new RangeError(`message: more than ${maxParams} parameters`);
  const words = params.map((param, index) => {
    const last = index === params.length - 1;
    const plain = param !== '' && !param.startsWith(':') && !param.includes(' ');
    if (!last && !plain) throw new RangeError('message: a middle parameter cannot be written');
    return last && !plain ? `:${param}` : param;
  });
  if (source !== null && !/^[^ ]+$/.test(source))
    throw new RangeError('message: the source is no word');
  const body = [...(source === null ? [] : [`:${source}`]), command, ...words].join(' ');
  const head = tags.size === 0 ? '' : `${serializeTags(tags)} `;
  const headBytes = encodeUtf8(head);
  const bodyBytes = encodeUtf8(body);
  if (/[\0\r\n]/.test(head + body)) throw new RangeError('message: CR, LF or NUL inside');
  if (headBytes.length > maxTagsBytes) throw new RangeError('message: its tags are too long');
  if (bodyBytes.length > maxBodyBytes) throw new RangeError('message: it is too long');
  return encodeUtf8(`${head}${body}\r\n`);
}

/** The same for a peer's text that may not fit. @returns null where `serializeMessage` would throw. */
export function serializeIfFits(
  message: Parameters<typeof serializeMessage>[0],
): Uint8Array | null {
  try {
    return serializeMessage(message);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function serializeTags(tags: ReadonlyMap<string, string>): string {
  const words = [...tags].map(([key, value]) => {
    if (!/^\+?([\w.-]+\/)?[\w-]+$/.test(key))
      throw new RangeError('message: a tag’s key is no word');
    return value === '' ? key : `${key}=${escapeTag(value)}`;
  });
  return `@${words.join(';')}`;
}

function skipSpaces(line: Uint8Array, from: number): number {
  let index = from;
  while (line[index] === 0x20) index += 1;
  return index;
}

function wordEnd(line: Uint8Array, from: number): number {
  const gap = line.indexOf(0x20, from);
  return gap === -1 ? line.length : gap;
}
