// Covers the page when nobody is at it, and uncovers it for whoever knows the room's passphrase.
// Knows nothing of elements; time comes in as an argument.

import { signal, type ReadonlySignal } from '@preact/signals';

/** After so many wrong tries in a row each further one has to wait. */
const freeTries = 5;
const waitMs = 30_000;

export class Lock {
  readonly #locked = signal(false);
  readonly #now: () => number;
  /** null: the room is open, and a click is all that there could be. */
  #key: string | null = null;
  #usedAt: number;
  #wrong = 0;
  #wrongAt = 0;

  /** @param now milliseconds, by a clock that goes on while the device sleeps. */
  constructor(now: () => number) {
    this.#now = now;
    this.#usedAt = now();
  }

  get locked(): ReadonlySignal<boolean> {
    return this.#locked;
  }

  get needsKey(): boolean {
    return this.#key !== null;
  }

  /** A stay begins. @param key the room's passphrase; null: it has none. */
  begin(key: string | null): void {
    this.#key = key;
    this.#wrong = 0;
    this.#usedAt = this.#now();
    this.#locked.value = false;
  }

  /** The stay is over: there is nothing left to cover, and no key to keep. */
  end(): void {
    this.begin(null);
  }

  /** The guest did something. */
  used(): void {
    this.#usedAt = this.#now();
  }

  /** @param afterMs without a sign of the guest; null: never. Asked as often as the clock allows. */
  tick(afterMs: number | null): void {
    if (afterMs !== null && this.#now() - this.#usedAt >= afterMs) this.lock();
  }

  lock(): void {
    this.#locked.value = true;
  }

  /** @returns `wait`: too many wrong tries. The comparison happens here and nowhere else. */
  unlock(typed: string): 'open' | 'wrong' | 'wait' {
    if (this.#wrong >= freeTries && this.#now() - this.#wrongAt < waitMs) return 'wait';
    if (this.#key !== null && typed.trim() !== this.#key) {
      this.#wrong += 1;
      this.#wrongAt = this.#now();
      return 'wrong';
    }
    this.begin(this.#key);
    return 'open';
  }
}
