// Counts what happened in the last minute, second by second, in memory of one size.

const seconds = 60;

export class RecentCount {
  readonly #counts = new Uint32Array(seconds);
  /** The second of the newest count, by the caller's clock. */
  #newest = 0;

  /** @param nowMs from one clock that never goes back. */
  add(nowMs: number): void {
    const at = this.#forward(nowMs) % seconds;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** How many were added in the last minute. */
  total(nowMs: number): number {
    this.#forward(nowMs);
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Forgets what is older than a minute. @returns the second of now. */
  #forward(nowMs: number): number {
    const now = Math.floor(nowMs / 1_000);
    if (now - this.#newest >= seconds) this.#counts.fill(0);
    else for (let at = this.#newest + 1; at <= now; at += 1) this.#counts[at % seconds] = 0;
    this.#newest = now;
    return now;
  }
}
