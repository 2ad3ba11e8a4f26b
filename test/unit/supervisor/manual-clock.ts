// A clock that a test moves by hand.

import type { Clock } from '../../../server/supervisor/clock.ts';

export class ManualClock implements Clock {
  #nowMs = 0;
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

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

  /** Runs all that is due on the way, in order, and lets promises settle after each. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    await settle();
    for (;;) {
      const [first] = this.#timers
        .filter((t) => t.atMs <= untilMs)
        .toSorted((a, b) => a.atMs - b.atMs);
      if (first === undefined) break;
      this.#nowMs = first.atMs;
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
