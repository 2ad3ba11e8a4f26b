// The wire between supervisor and uplink: one JSON object a line, each way. Pure: texts to values and back.
//
// The supervisor numbers its requests, and each gets one answer; other news come by themselves. A request that holds
// a secret lies in a file that its line names (contract/host/handed-over.ts).

import {
  DecodeError,
  array,
  nullable,
  object,
  oneOf,
  portNumber,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../contract/base/decode.ts';
import { Problem, decodeText } from '../contract/host/problem.ts';
import { sentence, type Text } from '../contract/sentences/sentence.ts';

export interface UplinkFile {
  readonly path: string;
  readonly mode: number;
  readonly content: Uint8Array;
}

/** What a tor that runs already needs to carry the onion. */
export interface TorLoan {
  /** The onion's expanded Ed25519 key, 64 bytes. */
  readonly key: Uint8Array;
  /** Of its control port; null: none was given. */
  readonly password: string | null;
}

/** What the supervisor may ask for. No request names a program: the uplink knows which one is tor. */
export type UplinkRequest =
  /** Carry these ports of this address to the gateway's sockets. */
  | {
      readonly ask: 'listen';
      readonly host: string;
      readonly webPort: number;
      readonly sshPort: number;
    }
  /** Write these files below tor's own folders, and run tor with its configuration on stdin. */
  | { readonly ask: 'start'; readonly files: readonly UplinkFile[]; readonly stdin: string }
  /** Have a tor that runs already carry the onion; it is started by nobody here. */
  | ({ readonly ask: 'borrow' } & TorLoan)
  | { readonly ask: 'terminate' }
  | { readonly ask: 'kill' }
  | { readonly ask: 'dropOutput' }
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

export type NumberedRequest = UplinkRequest & { readonly number: number };

export type UplinkMessage =
  | { readonly news: 'answer'; readonly to: number; readonly error: Text | null }
  /** tor runs; the number is of the uplink's PID namespace. */
  | { readonly news: 'runs'; readonly pid: number }
  /** tor has ended, or could not be run. `output` is what it said before it was ready. */
  | { readonly news: 'ended'; readonly how: string; readonly output: string }
  /** How far tor's start is: 0 to 100. */
  | { readonly news: 'bootstrap'; readonly percent: number }
  /** A directory has taken the onion's descriptor. */
  | { readonly news: 'published' }
  /** The same, and nobody can dial it from here. */
  | { readonly news: 'unchecked' }
  /** The uplink was told to end, as by `docker stop`: the room should. */
  | { readonly news: 'end' };

/** Orders' own limit is 1 MiB: the torrc is a part of them, and grows a little as JSON. */
export const maxLineBytes = 4 * 1024 * 1024;

const maxItems = 16;

/** Nothing but an onion may be dialled. */
const onionAddress: Decoder<string> = (value, path = '') => {
  const address = string(value, path);
  if (!/^[a-z2-7]{56}\.onion$/.test(address)) throw new DecodeError(path, 'no onion');
  return address;
};

/** Read and write for its owner: nothing of tor's is for others, or a program. */
const fileMode: Decoder<number> = (value, path = '') => {
  const mode = wholeNumber(value, path);
  if ((mode & ~0o600) !== 0) throw new DecodeError(path, 'not a mode of tor’s files');
  return mode;
};

/** JSON carries the content as base64. */
const fileContent: Decoder<Uint8Array> = (value, path) =>
  Buffer.from(string(value, path), 'base64');

const decodeFile = object<UplinkFile>({ path: string, mode: fileMode, content: fileContent });

const number = wholeNumber;

const decodeRequest = variant<NumberedRequest, 'ask'>('ask', {
  listen: object({
    ask: oneOf('listen'),
    number,
    host: string,
    webPort: portNumber,
    sshPort: portNumber,
  }),
  start: object({ ask: oneOf('start'), number, files: array(decodeFile, maxItems), stdin: string }),
  borrow: object({ ask: oneOf('borrow'), number, key: fileContent, password: nullable(string) }),
  terminate: object({ ask: oneOf('terminate'), number }),
  kill: object({ ask: oneOf('kill'), number }),
  dropOutput: object({ ask: oneOf('dropOutput'), number }),
  drop: object({ ask: oneOf('drop'), number, paths: array(string, maxItems) }),
  wipe: object({ ask: oneOf('wipe'), number }),
  listens: object({ ask: oneOf('listens'), number }),
  follow: object({ ask: oneOf('follow'), number }),
  dial: object({ ask: oneOf('dial'), number, address: onionAddress }),
});

const decodeMessage = variant<UplinkMessage, 'news'>('news', {
  answer: object({ news: oneOf('answer'), to: number, error: nullable(decodeText) }),
  runs: object({ news: oneOf('runs'), pid: wholeNumber }),
  ended: object({ news: oneOf('ended'), how: string, output: string }),
  bootstrap: object({ news: oneOf('bootstrap'), percent: wholeNumber }),
  published: object({ news: oneOf('published') }),
  unchecked: object({ news: oneOf('unchecked') }),
  end: object({ news: oneOf('end') }),
});

export function encode(message: NumberedRequest | UplinkMessage): string {
  const files = 'files' in message ? { files: message.files.map(asJson) } : {};
  const key = 'key' in message ? { key: Buffer.from(message.key).toString('base64') } : {};
  return `${JSON.stringify({ ...message, ...files, ...key })}\n`;
}

function asJson(file: UplinkFile): unknown {
  return { ...file, content: Buffer.from(file.content).toString('base64') };
}

/** @throws {Problem} where the line is no request; never with a part of it */
export function parseRequest(line: string): NumberedRequest {
  return parsed(line, decodeRequest);
}

/** @throws {Problem} where the line is no message of the uplink's */
export function parseMessage(line: string): UplinkMessage {
  return parsed(line, decodeMessage);
}

function parsed<T>(line: string, decode: Decoder<T>): T {
  try {
    return decode(JSON.parse(line));
  } catch (error) {
    if (error instanceof DecodeError) {
      throw new Problem(sentence('uplink.wrong', { why: error.message }), { cause: error });
    }
    // No cause: a JSON error quotes the line, which holds a key.
    throw new Problem(sentence('uplink.notJson'));
  }
}
