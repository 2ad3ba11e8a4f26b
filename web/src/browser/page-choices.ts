// The guest's settings. They are kept in memory only, and a reload forgets them.

import { signal, type Signal } from '@preact/signals';

export interface Choices {
  /** A short sound for mentions and private messages while the guest looks elsewhere. */
  readonly sound: boolean;
  /** The number of unread messages in the browser's title. */
  readonly title: boolean;
  /** The browser's notification; true only after the browser allowed it. */
  readonly desktop: boolean;
  /** Milliseconds without a key or a touch until the page locks itself; null: never. */
  readonly lockAfterMs: number | null;
}

const off: Choices = { sound: false, title: false, desktop: false, lockAfterMs: null };

export const choices: Signal<Choices> = signal(off);

export function choose(change: Partial<Choices>): void {
  choices.value = { ...choices.value, ...change };
}

/** The choices for the lock, in minutes; 0 is "never". */
export const lockMinutes = [0, 1, 5, 15, 60] as const;
