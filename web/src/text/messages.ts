// Splits a text into the messages that are sent, and measures what still fits into one. Pure.

import { formattingCode } from '../../../server/contract/room/clean.ts';

// RFC 2812 §2.3: a line is 512 bytes with CRLF. Others get it with `:nick!user@host` in front, and ngIRCd cuts
// off the rest. Its user names have up to 20 bytes (CLIENT_USER_LEN), its hosts 64 (CLIENT_HOST_LEN).
const maxLineBytes = 512;
const maxUserBytes = 20;
const maxHostBytes = 64;

export interface Addressed {
  /** The guest's own nickname. */
  readonly nick: string;
  /** A channel or a nickname. */
  readonly target: string;
  readonly form: 'say' | 'act';
}

/** The UTF-8 bytes of a text that arrive complete in one message. */
export function maxTextBytes({ nick, target, form }: Addressed): number {
  const prefix = `:${nick}!@ PRIVMSG ${target} :\r\n`;
  const ctcp = form === 'act' ? '\x01ACTION \x01'.length : 0;
  return maxLineBytes - utf8Bytes(prefix) - maxUserBytes - maxHostBytes - ctcp;
}

const encoder = new TextEncoder();

export function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}

// Firefox before 125 has no Intl.Segmenter: there an emoji of several parts may be cut.
const graphemes =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** Units that must not be cut: a letter with its marks, an emoji, a formatting code with its numbers. */
function unitsOf(line: string): readonly string[] {
  const units: string[] = [];
  let done = 0;
  const letters = (text: string): void => {
    if (graphemes === null) units.push(...Array.from(text));
    else for (const { segment } of graphemes.segment(text)) units.push(segment);
  };
  for (const match of line.matchAll(formattingCode)) {
    letters(line.slice(done, match.index));
    units.push(match[0]);
    done = match.index + match[0].length;
  }
  letters(line.slice(done));
  return units;
}

/** Joins units to pieces of at most so many bytes, cut at spaces where possible. */
function piecesOf(units: readonly string[], maxBytes: number): readonly string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let bytes = 0;
  for (const unit of units) {
    const size = utf8Bytes(unit);
    if (bytes + size > maxBytes) {
      const gap = piece.lastIndexOf(' ');
      // A cut at a space near the start would make a message of a word or two.
      const cut = unit !== ' ' && gap > piece.length / 2 ? gap : piece.length;
      pieces.push(piece.slice(0, cut).join(''));
      piece = piece.slice(cut + 1);
      bytes = utf8Bytes(piece.join(''));
    }
    piece.push(unit);
    bytes += size;
  }
  return [...pieces, piece.join('')].filter((text) => text.trim() !== '');
}

// All control characters but line ends, tabs and formatting: \x01 would make a CTCP request of the text.
// oxlint-disable-next-line no-control-regex -- they are what must not be sent
const unsendable = /[\x00\x01\x05-\x08\x0b\x0c\x0e\x10\x12-\x15\x17-\x1c\x7f]/g;

/** The messages of a text: one for each line; long lines are cut between letters. */
export function messagesOf(text: string, maxBytes: number): readonly string[] {
  return linesOf(text.replace(unsendable, '').replace(/\t/g, ' ')).flatMap((line) => {
    if (utf8Bytes(line) <= maxBytes) return [line];
    // One letter may have more marks than fit into a message.
    const units = unitsOf(line).flatMap((unit) =>
      utf8Bytes(unit) > maxBytes ? Array.from(unit) : [unit],
    );
    return piecesOf(units, maxBytes);
  });
}

/** Its lines without the empty ones. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).filter((line) => line.trim() !== '');
}

export interface Measure {
  readonly messages: readonly string[];
  /** Bytes that still fit into the last message. */
  readonly bytesLeft: number;
}

export function measure(text: string, maxBytes: number): Measure {
  const messages = messagesOf(text, maxBytes);
  return { messages, bytesLeft: maxBytes - utf8Bytes(messages.at(-1) ?? '') };
}
