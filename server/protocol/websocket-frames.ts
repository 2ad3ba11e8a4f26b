// IRC lines as WebSocket frames (RFC 6455 §5.2), a whole chunk in one buffer for one write.
// Knows nothing of sockets; makes server frames alone: unmasked, never fragmented.

import type { FrameKind } from './subprotocol.ts';
import { validUtf8 } from './utf8.ts';

const lf = 0x0a;
const cr = 0x0d;
/** FIN and the opcode. */
const firstByte: { readonly [K in FrameKind]: number } = { text: 0x81, binary: 0x82 };
/** RFC 6455 §5.2: up to here the length takes one byte, beyond 126 and two more. */
const shortLength = 125;

/**
 * A frame for every line, its end taken off (IRCv3 WebSocket: one line a message, no CR LF).
 * @param lines whole lines, each ended by LF or CRLF, none longer than 65,535 bytes.
 * Text that is not UTF-8 is mended, as a browser would close on it. Empty lines get no frame.
 */
export function frameLines(lines: Uint8Array, kind: FrameKind): Uint8Array {
  // Mending the chunk mends each line: no wrong part reaches across a line's end.
  const source = kind === 'text' ? validUtf8(lines) : lines;
  const frames = new Uint8Array(framesLength(source));
  let to = 0;
  for (let from = 0; from < source.length;) {
    const next = source.indexOf(lf, from) + 1 || source.length;
    const end = lineEnd(source, from, next);
    if (end > from) {
      to = writeHeader(frames, to, firstByte[kind], end - from);
      frames.set(source.subarray(from, end), to);
      to += end - from;
    }
    from = next;
  }
  return frames;
}

function framesLength(source: Uint8Array): number {
  let total = 0;
  for (let from = 0; from < source.length;) {
    const next = source.indexOf(lf, from) + 1 || source.length;
    const length = lineEnd(source, from, next) - from;
    if (length > 0) total += length + (length > shortLength ? 4 : 2);
    from = next;
  }
  return total;
}

function lineEnd(source: Uint8Array, from: number, next: number): number {
  let end = next;
  if (end > from && source[end - 1] === lf) end -= 1;
  if (end > from && source[end - 1] === cr) end -= 1;
  return end;
}

function writeHeader(frames: Uint8Array, at: number, first: number, length: number): number {
  frames[at] = first;
  if (length <= shortLength) {
    frames[at + 1] = length;
    return at + 2;
  }
  frames[at + 1] = 126;
  frames[at + 2] = length >> 8;
  frames[at + 3] = length & 0xff;
  return at + 4;
}
