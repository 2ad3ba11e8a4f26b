// Splits what a guest's Session sends into lines, and makes the lines that it is given. Pure.

import { serializeMessage } from '../../../../protocol/wire/message.ts';

/**
 * Each line without its end, which is CRLF. A CR, LF or NUL alone ends a line, too: another program could read it
 * so, and it may not stand in an answer.
 */
export function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x0d && byte !== 0x0a && byte !== 0) continue;
    if (at > from) yield bytes.subarray(from, at);
    from = at + 1;
  }
}

/** A line without its end. @throws {RangeError} if CR, LF or NUL stands in it. */
export function lineOf(command: string, params: readonly string[]): Uint8Array {
  return serializeMessage({ command, params }).subarray(0, -2);
}
