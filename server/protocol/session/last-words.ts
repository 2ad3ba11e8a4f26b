// What a guest said who then left by themselves: it is said for some seconds, and no longer. Knows no line.

/** Who was in a hurry is heard; who flooded is not, as the flood limits hold meanwhile. */
const lastWordsMs = 5_000;

export class LastWords {
  readonly #wait: () => boolean;
  #leaving: { readonly sinceMs: number; readonly go: () => void } | null = null;

  /** @param wait whether lines of the guest's wait to be said, or to be read by ngIRCd. */
  constructor(wait: () => boolean) {
    this.#wait = wait;
  }

  /** The guest has left, and what is said now would come too late. */
  get begun(): boolean {
    return this.#leaving !== null;
  }

  /** Calls `go` once all is said, at once where nothing waits. */
  begin(nowMs: number, go: () => void): void {
    this.#leaving = { sinceMs: nowMs, go };
    this.check(nowMs);
  }

  /** To be called when lines were said, and about once a second. */
  check(nowMs: number): void {
    const leaving = this.#leaving;
    if (leaving === null) return;
    if (this.#wait() && nowMs - leaving.sinceMs < lastWordsMs) return;
    this.#leaving = null;
    leaving.go();
  }
}
