// Masks of nicknames and channels: `*` stands for any letters, `?` for one.

import { foldName } from './casemap.ts';

/** Whether a mask with `*` (any letters) and `?` (one) is meant for a text, in either case. */
export function matchesMask(mask: string, text: string): boolean {
  const letters = Array.from(foldName(text));
  // Which beginnings of the text the mask so far stands for: no mask can cost more than its length.
  let reached = letters.map(() => false);
  reached.unshift(true);
  for (const sign of foldName(mask)) {
    let any = false;
    reached = reached.map((was, at) => {
      if (sign === '*') return (any ||= was);
      const letter = letters[at - 1];
      return at > 0 && reached[at - 1] === true && (sign === '?' || sign === letter);
    });
  }
  return reached.at(-1) ?? false;
}
