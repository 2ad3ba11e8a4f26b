// How long to wait before dialling again. Pure: the dice come in as an argument.

const firstMs = 1_000;
const mostMs = 30_000;

/**
 * Doubles from one second to half a minute; half of it is by chance, so that a room full of guests
 * does not come back in one instant.
 * @param attempt failures so far, from 0.
 * @param random 0 to 1.
 */
export function backoffMs(attempt: number, random: number): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 16));
  return Math.round(fullMs / 2 + (fullMs / 2) * random);
}
