// Compares secrets in a time that tells nothing of where they differ. Knows nothing of what they open.

import { encodeUtf8 } from '../wire/utf8.ts';

/** The work depends on what was given, never on what is right but for its length. */
export function sameSecret(given: string, right: string): boolean {
  const one = encodeUtf8(given);
  const other = encodeUtf8(right);
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) {
    difference |= (one[index] ?? 0) ^ (other[index % other.length] ?? 0);
  }
  return difference === 0;
}
