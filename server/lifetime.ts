// Tells when a room's lifetime is nearly over, and when it is over. The time runs on while the machine sleeps:
// a lid that is closed overnight does not make a room live a day longer.

import type { Clock } from './supervisor/clock.ts';

export interface Notice<T> {
  /** Before the end. */
  readonly beforeMs: number;
  readonly text: T;
}

export interface LifetimeOptions<T> {
  /** Timers, which stand still while the machine sleeps. */
  readonly clock: Clock;
  /** A clock that runs on. */
  readonly bootMs: () => number;
  readonly endsAtBootMs: number;
  /** The earlier first. */
  readonly notices: readonly Notice<T>[];
  readonly onNotice: (text: T) => void;
  readonly onEnd: () => void;
}

// The clock is read at least this often: a room that ended while the machine slept ends so soon after it wakes.
const checkMs = 5000;
// A notice that is later than this, because the machine slept, would be wrong, and is dropped.
const lateMs = 30_000;

/** @returns a function that ends the watch, and nothing else. */
export function watchLifetime<T>(options: LifetimeOptions<T>): () => void {
  const { clock, bootMs, endsAtBootMs, onNotice, onEnd } = options;
  const leftAtStartMs = endsAtBootMs - bootMs();
  // A room whose whole lifetime is shorter than a notice's time does not start with that notice.
  let notices = options.notices.filter(({ beforeMs }) => beforeMs < leftAtStartMs);
  let cancel = (): void => {};

  const check = (): void => {
    const leftMs = endsAtBootMs - bootMs();
    if (leftMs <= 0) return onEnd();
    const due = notices.filter(({ beforeMs }) => leftMs <= beforeMs).at(-1);
    notices = notices.filter(({ beforeMs }) => leftMs > beforeMs);
    if (due !== undefined && due.beforeMs - leftMs <= lateMs) onNotice(due.text);
    const nextMs = leftMs - (notices[0]?.beforeMs ?? 0);
    cancel = clock.after(Math.min(checkMs, nextMs), check);
  };
  check();
  return () => cancel();
}
