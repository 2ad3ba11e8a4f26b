// The lock: covers the page when nobody uses it, and opens for the room's passphrase. A second word of the guest's
// erases instead: then the lock stays, with nothing behind it, and takes every word for a wrong one.

import { signal, type ReadonlySignal } from '@preact/signals';

/** After so many wrong tries in a row each further one has to wait. */
const freeTries = 5;
const waitMs = 30_000;
/** A shorter one might be typed by chance. */
const minSecondWord = 4;

/** `none`: the guest wants no second word any more. `same`: it is the passphrase. */
export type SecondWord = 'set' | 'none' | 'short' | 'same';

export class Lock {
  readonly #locked = signal(false);
  readonly #now: () => number;
  /** null: the room has no passphrase, and a click opens the lock. */
  #key: string | null = null;
  /** null: the guest has chosen none. */
  #second: string | null = null;
  #isErased = false;
  #usedAt: number;
  #wrong = 0;
  #wrongAt = 0;

  /** @param now milliseconds; the clock must go on while the device sleeps. */
  constructor(now: () => number) {
    this.#now = now;
    this.#usedAt = now();
  }

  get locked(): ReadonlySignal<boolean> {
    return this.#locked;
  }

  get needsKey(): boolean {
    return this.#key !== null || this.#isErased;
  }

  /** The second word was typed: nothing is to be left behind the lock. */
  get isErased(): boolean {
    return this.#isErased;
  }

  /** Sets the word that erases; '' for none. Only this page knows it. */
  chooseSecond(typed: string): SecondWord {
    const word = typed.trim();
    if (word === this.#key) return 'same';
    if (word !== '' && word.length < minSecondWord) return 'short';
    this.#second = word === '' ? null : word;
    return word === '' ? 'none' : 'set';
  }

  /** A session begins. @param key the room's passphrase; null: it has none. */
  begin(key: string | null): void {
    this.#key = key;
    this.#wrong = 0;
    this.#usedAt = this.#now();
    this.#locked.value = false;
  }

  /** The session has ended: there is nothing to cover, and both words are forgotten. */
  end(): void {
    this.#second = null;
    this.#isErased = false;
    this.begin(null);
  }

  /** The guest did something. */
  used(): void {
    this.#usedAt = this.#now();
  }

  /** Locks after an idle time. @param afterMs null: never. To be called again and again. */
  tick(afterMs: number | null): void {
    if (afterMs !== null && this.#now() - this.#usedAt >= afterMs) this.lock();
  }

  lock(): void {
    this.#locked.value = true;
  }

  /**
   * @returns `wait`: too many wrong tries. The passphrase is compared in this page only. The second word looks like a
   *   wrong one, also where a wrong one would have to wait; `isErased` tells.
   */
  unlock(typed: string): 'open' | 'wrong' | 'wait' {
    const word = typed.trim();
    if (word === this.#second) this.#erase();
    if (this.#wrong >= freeTries && this.#now() - this.#wrongAt < waitMs) return 'wait';
    if (this.#isErased || (this.#key !== null && word !== this.#key)) {
      this.#wrong += 1;
      this.#wrongAt = this.#now();
      return 'wrong';
    }
    this.begin(this.#key);
    return 'open';
  }

  #erase(): void {
    this.#key = null;
    this.#second = null;
    this.#isErased = true;
  }
}
