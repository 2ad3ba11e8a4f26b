// Numbers the changes of the book, and hands them to the supervisor, which asks for the next one and waits.

import type { AccessChange } from '../../../config/access-exchange.ts';
import { News } from '../news.ts';

/** Less than what a person waits for an answer. The supervisor needs a few milliseconds. */
const keptWithinMs = 3_000;

export class AccessChanges {
  #number: number;
  /** The newest change that the supervisor holds, as far as it has said. */
  #kept: number;
  readonly #snapshot: (number: number) => string;
  readonly #added = new News();
  readonly #seen = new News();

  /** @param number of the last change before this gateway. @param snapshot makes the book's text. */
  constructor(number: number, snapshot: (number: number) => string) {
    this.#number = number;
    this.#kept = number;
    this.#snapshot = snapshot;
  }

  /** The book as it is now. */
  get latest(): AccessChange {
    return { number: this.#number, snapshot: this.#snapshot(this.#number) };
  }

  /** The book has changed. */
  add(): void {
    this.#number += 1;
    this.wake();
  }

  /** Answers who waits: there is a change, or the room ends. */
  wake(): void {
    this.#added.come();
  }

  /**
   * Waits for a change that is newer than the one with this number.
   * @param seen the newest that the supervisor holds.
   * @returns null: there was none for ten seconds, ask again.
   */
  async after(seen: number): Promise<AccessChange | null> {
    this.#kept = Math.max(this.#kept, seen);
    this.#seen.come();
    if (this.#number <= seen) await this.#added.hold();
    return this.#number > seen ? this.latest : null;
  }

  /**
   * Waits until the supervisor holds the change with this number: the next gateway knows it then.
   * @returns false: it did not come for three seconds.
   */
  async kept(number: number): Promise<boolean> {
    const until = performance.now() + keptWithinMs;
    for (let leftMs = keptWithinMs; this.#kept < number && leftMs > 0;) {
      await this.#seen.wait(leftMs);
      leftMs = until - performance.now();
    }
    return this.#kept >= number;
  }
}
