// The lock: covers the page when nobody uses it, and opens for the room's passphrase.

import { signal, type ReadonlySignal } from '@preact/signals';

/** After so many wrong tries in a row each further one has to wait. */
const freeTries = 5;
const waitMs = 30_000;

export class Lock {
  readonly #locked = signal(false);
  readonly #now: () => number;
  /** null: the room has no passphrase, and a click opens the lock. */
  #key: string | null = null;
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
    return this.#key !== null;
  }

  /** A session begins. @param key the room's passphrase; null: it has none. */
  begin(key: string | null): void {
    this.#key = key;
    this.#wrong = 0;
    this.#usedAt = this.#now();
    this.#locked.value = false;
  }

  /** The session has ended: there is nothing to cover, and the passphrase is forgotten. */
  end(): void {
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

  /** @returns `wait`: too many wrong tries. The passphrase is compared in this page only. */
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
