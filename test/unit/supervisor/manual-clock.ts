// A clock that a test moves by hand.

import type { Clock } from '../../../server/supervisor/clock.ts';

export class ManualClock implements Clock {
  #nowMs: number;
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

  /** @param nowMs far from 0 by default, as the clock of a machine that was not started just now */
  constructor(nowMs = 1e9) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Time passes and nothing runs: all that became due does so at the next `advance`. */
  jump(byMs: number): void {
    this.#nowMs += byMs;
  }

  /** Runs all that is due on the way, in order, and lets promises settle after each. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    await settle();
    for (;;) {
      const [first] = this.#timers
        .filter((t) => t.atMs <= untilMs)
        .toSorted((a, b) => a.atMs - b.atMs);
      if (first === undefined) break;
      this.#nowMs = Math.max(this.#nowMs, first.atMs);
      this.#timers = this.#timers.filter((timer) => timer !== first);
      first.run();
      await settle();
    }
    this.#nowMs = untilMs;
  }
}

/** Every promise that can settle without IO has, once the event loop has turned. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
