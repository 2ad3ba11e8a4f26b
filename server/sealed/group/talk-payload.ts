// What a member says, as MLS carries it: who, to whom, which of their texts, padded to a few sizes.
//
// command (1 byte: 1 PRIVMSG, 2 NOTICE) | number (4) | echoes (4) | in epoch (2) | nick length (1), nick |
// target length (1), target | text in UTF-8 | zeros. Numbers have the higher byte first. IRC knows no text with a zero in it.

import { ByteReader, concat, fromUtf8, utf8 } from '../bytes/bytes.ts';
import { paddedSize } from '../bytes/frame-size.ts';
import { frameOverhead } from './frames.ts';

export interface TalkPayload {
  readonly command: 'PRIVMSG' | 'NOTICE';
  /** Counts this member's texts to this target, from 1. */
  readonly number: number;
  /** 32 bits: bit n, the lowest is 0, says that the member saw the text with `number - 1 - n` come back. */
  readonly echoes: number;
  /** How many of them this member said before it in this epoch; 65,535 stands for more, too. */
  readonly inEpoch: number;
  /** The member's nickname. */
  readonly nick: string;
  readonly target: string;
  readonly text: string;
}

/** A PrivateMessage of an 8-byte group is longer than its content by at most this much (RFC 9420 §6.3). */
const mlsOverhead = 142;
/** Longer texts are refused: no IRC client makes them. */
export const maxTextBytes = 8192;
const maxNameBytes = 64;
const maxNumber = 0xffff_ffff;

/** @returns null: the text is too long, empty or has a zero in it, or a name is too long. */
export function encodeTalk(payload: TalkPayload): Uint8Array | null {
  const [nick, target, text] = [payload.nick, payload.target, payload.text].map(utf8);
  if (nick === undefined || target === undefined || text === undefined) return null;
  const isGood = isName(nick) && isName(target) && isText(text) && payload.number <= maxNumber;
  if (!isGood) return null;
  const bytes = concat(
    Uint8Array.of(payload.command === 'PRIVMSG' ? 1 : 2),
    uint32(payload.number),
    uint32(payload.echoes),
    Uint8Array.of(payload.inEpoch >> 8, payload.inEpoch & 0xff),
    Uint8Array.of(nick.length),
    nick,
    Uint8Array.of(target.length),
    target,
    text,
  );
  const overhead = mlsOverhead + frameOverhead;
  const size = paddedSize(bytes.length + overhead);
  return size === null ? null : concat(bytes, new Uint8Array(size - overhead - bytes.length));
}

/** @returns null: `encodeTalk` did not make it. */
export function decodeTalk(bytes: Uint8Array): TalkPayload | null {
  const reader = new ByteReader(bytes);
  const command = reader.byte();
  const number = readUint32(reader);
  const echoes = readUint32(reader);
  const inEpoch = reader.take(2);
  const nick = readName(reader);
  const target = readName(reader);
  const rest = reader.rest();
  if (number === null || echoes === null || inEpoch === null) return null;
  if (nick === null || target === null || rest === null) return null;
  const end = rest.indexOf(0);
  const textBytes = end < 0 ? rest : rest.slice(0, end);
  const isPadded = end < 0 || rest.subarray(end).every((byte) => byte === 0);
  const text = isPadded && isText(textBytes) ? fromUtf8(textBytes) : null;
  if (text === null || number === 0 || (command !== 1 && command !== 2)) return null;
  const [high = 0, low = 0] = inEpoch;
  return {
    command: command === 1 ? 'PRIVMSG' : 'NOTICE',
    number,
    echoes,
    inEpoch: (high << 8) | low,
    nick,
    target,
    text,
  };
}

function isName(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.length <= maxNameBytes;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.length <= maxTextBytes && !bytes.includes(0);
}

function readName(reader: ByteReader): string | null {
  const bytes = reader.take(reader.byte() ?? 0);
  return bytes !== null && isName(bytes) ? fromUtf8(bytes) : null;
}

export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export function readUint32(reader: ByteReader): number | null {
  const bytes = reader.take(4);
  return bytes === null ? null : new DataView(bytes.buffer).getUint32(0);
}
