// Waiting for a condition by asking again.

import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until the answer is something.
 * @param what completes "waited … for" when time is up.
 * @param ask null, undefined or false: not yet. What it throws is thrown on.
 * @throws {Error} after `withinMs`.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { withinMs = 30_000, everyMs = 50 }: { withinMs?: number; everyMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await delay(everyMs);
  }
}
