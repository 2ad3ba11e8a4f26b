// When the room ends by itself, by the two clocks that ask for it.

import { bootMs } from '../../config/boot-clock.ts';

export class EndTime {
  /** By `bootMs`; null: nobody knows. */
  atBootMs: number | null;
  readonly #now: () => number;

  /** @param now milliseconds, from one clock that never goes back. */
  constructor(atBootMs: number | null, now: () => number) {
    this.atBootMs = atBootMs;
    this.#now = now;
  }

  /** Of the lifetime, in milliseconds; null: nobody knows. */
  get remainingMs(): number | null {
    return this.atBootMs === null ? null : Math.max(0, this.atBootMs - bootMs());
  }

  /** By `now`. Computed each time: it stands still while the machine sleeps, `bootMs` does not. */
  get atMs(): number | null {
    return this.atBootMs === null ? null : this.#now() + this.atBootMs - bootMs();
  }
}
