// What the guest chose for this page. In memory only: a reload begins anew, and no store is asked.

import { signal, type Signal } from '@preact/signals';

export interface Choices {
  /** A short sound for what is meant for the guest while they look elsewhere. */
  readonly sound: boolean;
  /** The number of unread messages in the browser's title. */
  readonly title: boolean;
  /** The browser's own notification; true only after the browser allowed it. */
  readonly desktop: boolean;
  /** Milliseconds without a key or a touch until the page covers itself; null: never. */
  readonly lockAfterMs: number | null;
}

const off: Choices = { sound: false, title: false, desktop: false, lockAfterMs: null };

export const choices: Signal<Choices> = signal(off);

export function choose(change: Partial<Choices>): void {
  choices.value = { ...choices.value, ...change };
}

/** What the lock's list offers, in minutes; 0 is "never". */
export const lockMinutes = [0, 1, 5, 15, 60] as const;
