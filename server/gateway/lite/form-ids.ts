// One-time ids of forms: each form carries one, which proves that the form is ours and lets it be
// done once. Knows nothing of what a form does.

import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from '../../protocol/same-secret.ts';

// People have some forms open; beyond this many sent ones, an older one is asked for again.
const maxRemembered = 256;

/** `fresh`: do it. `done`: it was done before. `old`: not known to be done; ask again. `forged`: not ours. */
export type FormVerdict = 'fresh' | 'done' | 'old' | 'forged';

/**
 * Costs memory for forms that are sent, none for those that are only shown: an id is a number and
 * its HMAC under a key of these forms' own.
 */
export class FormIds {
  readonly #key = randomBytes(32);
  readonly #done = new Set<number>();
  #next = 1;
  /** Numbers up to here are no longer remembered one by one. */
  #forgotten = 0;

  mint(): string {
    const number = this.#next;
    this.#next += 1;
    return this.#sign(number);
  }

  /** Looks without doing. */
  check(id: string): FormVerdict {
    const number = Number(/^(\d{1,15})\./.exec(id)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(number) || !sameSecret(id, this.#sign(number))) return 'forged';
    if (this.#done.has(number)) return 'done';
    return number <= this.#forgotten ? 'old' : 'fresh';
  }

  /** From now on the id is `done`. Only for one that is `fresh`. */
  spend(id: string): void {
    this.#done.add(Number.parseInt(id, 10));
    if (this.#done.size <= maxRemembered) return;
    const oldest = Math.min(...this.#done);
    this.#done.delete(oldest);
    this.#forgotten = Math.max(this.#forgotten, oldest);
  }

  #sign(number: number): string {
    const mac = createHmac('sha256', this.#key).update(String(number)).digest();
    return `${number}.${mac.subarray(0, 16).toString('base64url')}`;
  }
}
