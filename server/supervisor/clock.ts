// What the supervisor needs of a clock, and the real one. Tests pass another.

export interface Clock {
  /** Milliseconds since an unnamed moment; never goes back. */
  nowMs(): number;
  /** Runs once after the delay, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

export const realClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
