// Bytes and texts for the protocol's tests.

import * as fc from 'fast-check';

/** Each character is one byte, so that tests can write wrong UTF-8, too. */
export function raw(bytes: string): Uint8Array {
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}

export function utf8(characters: string): Uint8Array {
  return new TextEncoder().encode(characters);
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** Cuts bytes into pieces that end at these places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set([...places.map((place) => place % (bytes.length + 1)), bytes.length])];
  ends.sort((one, other) => one - other);
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}

export const places = fc.array(fc.nat({ max: 10_000 }), { maxLength: 20 });

/** Random bytes with many characters that have a meaning in IRC. */
export const ircBytes = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...raw('\r\n\0 :@;=\\#,a')) },
      { weight: 1, arbitrary: fc.nat({ max: 255 }) },
    ),
    { maxLength: 200 },
  )
  .map((bytes) => Uint8Array.from(bytes));
