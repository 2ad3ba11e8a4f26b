// A room's lifetime: tells the guests when it is nearly over, and when it is. It runs on while the machine
// sleeps: a lid that is closed overnight does not make a room live a day longer. Knows nothing of rooms.

import type { Clock } from './supervisor/clock.ts';

export interface Notice<T> {
  /** Before the end. */
  readonly beforeMs: number;
  readonly text: T;
}

export interface LifetimeOptions<T> {
  /** Timers, which stand still while the machine sleeps. */
  readonly clock: Clock;
  /** A clock that does not. */
  readonly bootMs: () => number;
  readonly endsAtBootMs: number;
  /** The earlier first. */
  readonly notices: readonly Notice<T>[];
  readonly onNotice: (text: T) => void;
  readonly onEnd: () => void;
}

// Timers are asked anew so often: so late after its sleep the machine ends a room that is over.
const checkMs = 5000;
// A notice that comes later than this, as the machine slept, would be false.
const lateMs = 30_000;

/** @returns a function that ends the watch, and nothing else. */
export function watchLifetime<T>(options: LifetimeOptions<T>): () => void {
  const { clock, bootMs, endsAtBootMs, onNotice, onEnd } = options;
  const leftAtStartMs = endsAtBootMs - bootMs();
  // A room that is shorter than a notice's time does not begin with it.
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
