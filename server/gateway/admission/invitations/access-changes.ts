// Numbers the changes of the book, and hands them to the supervisor, which asks for the next one and waits.

import type { AccessChange } from '../../../config/access-exchange.ts';

/** A call without a change returns by then, so that a supervisor that is gone leaves nothing open. */
const askAgainMs = 10_000;

export class AccessChanges {
  #number: number;
  readonly #snapshot: (number: number) => string;
  readonly #wakes = new Set<() => void>();

  /** @param number of the last change before this gateway. @param snapshot makes the book's text. */
  constructor(number: number, snapshot: (number: number) => string) {
    this.#number = number;
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
    for (const wake of this.#wakes) wake();
  }

  /**
   * Waits for a change that is newer than the one with this number.
   * @returns null: there was none for ten seconds, ask again.
   */
  async after(seen: number): Promise<AccessChange | null> {
    if (this.#number <= seen) await this.#wait();
    return this.#number > seen ? this.latest : null;
  }

  async #wait(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, askAgainMs);
    this.#wakes.add(resolve);
    await promise;
    clearTimeout(late);
    this.#wakes.delete(resolve);
  }
}
