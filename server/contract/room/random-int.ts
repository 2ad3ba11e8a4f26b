// Dice from the browser's own random source: a nickname must not be guessable from another.

import type { RandomInt } from './nickname.ts';

/** All alike: values that would favour small numbers are thrown again. */
export const randomPick: RandomInt = (count) => {
  const box = new Uint32Array(1);
  const fair = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const [value = 0] = crypto.getRandomValues(box);
    if (value < fair) return value % count;
  }
};
