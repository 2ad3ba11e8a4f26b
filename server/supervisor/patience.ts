// A time limit that is fair on a slow machine: time in which the awaited processes want to run and get no CPU
// does not count.

import type { Clock } from './clock.ts';

/** How long a process has wanted to run and could not, in ms since its start; null: not known. */
export type Starved = () => number | null;

/**
 * However slow the machine is, a limit is over after so many times its length: a child that is wedged in
 * a busy loop wants to run as well, and is to be found.
 */
export const longestShare = 5;

// How often is looked; a limit is looked at ten times at least.
const lookMs = 100;
const looks = 10;

export interface Limit {
  readonly limitMs: number;
  /** Those who are waited for; asked at each look, as they come and go. */
  readonly starved: () => readonly Starved[];
}

/**
 * Calls `over` once, when the limit is over. Time in which somebody who is waited for was kept from
 * running does not count, nor does time in which this process itself did not come to look.
 * @returns a function that forgets the limit
 */
export function afterFairly(clock: Clock, limit: Limit, over: () => void): () => void {
  const { limitMs } = limit;
  const everyMs = Math.max(1, Math.floor(Math.min(lookMs, limitMs / looks)));
  const startMs = clock.nowMs();
  let countedMs = 0;
  let lastMs = startMs;
  let starvedMs = new Map<Starved, number>();
  let cancel = (): void => {};

  const look = (): void => {
    const nowMs = clock.nowMs();
    // A look that comes late was kept waiting itself, or the machine slept.
    const passedMs = Math.min(nowMs - lastMs, 2 * everyMs);
    const before = starvedMs;
    starvedMs = ask();
    const worstMs = Math.max(0, ...[...starvedMs].map(([who, ms]) => ms - (before.get(who) ?? ms)));
    countedMs += Math.max(0, passedMs - worstMs);
    lastMs = nowMs;
    if (countedMs >= limitMs || nowMs - startMs >= limitMs * longestShare) return over();
    next();
  };
  const ask = (): Map<Starved, number> =>
    new Map(
      limit.starved().flatMap((who) => {
        const ms = who();
        return ms === null ? [] : [[who, ms] as const];
      }),
    );
  const next = (): void => {
    // Never less than a millisecond, or a starved process would be looked at ever more often.
    cancel = clock.after(Math.max(1, Math.min(everyMs, limitMs - countedMs)), look);
  };

  starvedMs = ask();
  next();
  return () => cancel();
}
