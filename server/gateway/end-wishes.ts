// Hands the supervisor what is wished at the doors: that the room ends, or goes on. Whoever calls `add` has checked
// that the guest may wish it.

import type { EndWish } from '../config/end-wish.ts';

/** A call without a wish returns by then, so that a supervisor that is gone leaves nothing open. */
const askAgainMs = 10_000;
/** More wait only where the supervisor does not come; then they are not worth keeping. */
const maxWaiting = 16;

export class EndWishes {
  #waiting: EndWish[] = [];
  #wake: (() => void) | null = null;
  #closed = false;

  /** A sign of life that waits stands for all. @returns false: too many wait, and it is dropped. */
  add(wish: EndWish): boolean {
    if (wish.wish === 'burn') this.#waiting = [wish];
    else if (this.#isBurning) return true;
    else if (wish.wish !== 'go on' || !this.#waiting.some((other) => other.wish === 'go on')) {
      if (this.#waiting.length >= maxWaiting) return false;
      this.#waiting.push(wish);
    }
    this.#wake?.();
    return true;
  }

  /**
   * The supervisor's call.
   * @returns the next wish; null: there was none for ten seconds, call again. `burn` is given until the room has
   *   ended: an answer that is lost must not keep it alive.
   */
  async next(): Promise<EndWish | null> {
    if (this.#waiting.length === 0 && !this.#closed) await this.#wait();
    return this.#isBurning ? (this.#waiting[0] ?? null) : (this.#waiting.shift() ?? null);
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  get #isBurning(): boolean {
    return this.#waiting[0]?.wish === 'burn';
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, askAgainMs);
      this.#wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
