// Lines as a guest's Session gives them, many at once, and as it takes them. Pure.

import { serializeMessage } from '../../../../protocol/wire/message.ts';

/**
 * Each without its end. That is CRLF; CR, LF or NUL alone would be an end to somebody else, and may not stand in
 * what is answered.
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

/** A command without its end. @throws {RangeError} where CR, LF or NUL stands in it. */
export function lineOf(command: string, params: readonly string[]): Uint8Array {
  return serializeMessage({ command, params }).subarray(0, -2);
}
