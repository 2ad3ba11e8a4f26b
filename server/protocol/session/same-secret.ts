// Compares secrets in a time that does not depend on where they differ.

import { encodeUtf8 } from '../wire/utf8.ts';

/** The time depends on the given text; of the right one it depends on nothing but the length. */
export function sameSecret(given: string, right: string): boolean {
  const one = encodeUtf8(given);
  const other = encodeUtf8(right);
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) {
    difference |= (one[index] ?? 0) ^ (other[index % other.length] ?? 0);
  }
  return difference === 0;
}
