// A word that stands nowhere else: what is looked for later.

import { randomInt } from 'node:crypto';

/** A nickname too, so it begins with a letter; 24 characters are 124 bits. */
export function randomWord(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const any = `${letters}0123456789`;
  const pick = (from: string): string => from[randomInt(from.length)] ?? '';
  return pick(letters) + Array.from({ length: 23 }, () => pick(any)).join('');
}
