// Masks of nicknames and channels: `*` stands for any letters, `?` for one.

import { foldName } from './casemap.ts';

/** Whether a text matches a mask with `*` (any characters) and `?` (one character); case does not matter. */
export function matchesMask(mask: string, text: string): boolean {
  const letters = Array.from(foldName(text));
  // Which prefixes of the text the mask so far matches. The time is bounded by the product of the lengths.
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
