// Random whole numbers. Parts that need one get it as an argument, so that tests can choose.

/** Picks a whole number from 0 to below `count`, each with the same chance. */
export type RandomInt = (count: number) => number;

/**
 * From the platform's cryptographic source: nobody can guess one nickname from another. Values that would make
 * small numbers more likely are thrown away.
 */
export const randomPick: RandomInt = (count) => {
  const box = new Uint32Array(1);
  const fair = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const [value = 0] = crypto.getRandomValues(box);
    if (value < fair) return value % count;
  }
};
