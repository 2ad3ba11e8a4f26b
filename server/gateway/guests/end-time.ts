// When the room ends by itself, by the two clocks that ask for it.

interface Clocks {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** The same by `bootMs`, which does not stand still while the machine sleeps. */
  readonly bootNow: () => number;
}

export class EndTime {
  /** By `bootMs`; null: nobody knows. */
  atBootMs: number | null;
  readonly #clocks: Clocks;

  constructor(atBootMs: number | null, clocks: Clocks) {
    this.atBootMs = atBootMs;
    this.#clocks = clocks;
  }

  /** Of the lifetime, in milliseconds; null: nobody knows. */
  get remainingMs(): number | null {
    return this.atBootMs === null ? null : Math.max(0, this.atBootMs - this.#clocks.bootNow());
  }

  /** By `now`. Computed each time: it stands still while the machine sleeps, `bootMs` does not. */
  get atMs(): number | null {
    const { bootNow, now } = this.#clocks;
    return this.atBootMs === null ? null : now() + this.atBootMs - bootNow();
  }
}
