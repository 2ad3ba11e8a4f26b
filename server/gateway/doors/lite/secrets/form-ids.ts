// One-time ids of forms: each form carries one, which proves that the form is ours and lets it be
// done once. Knows nothing of what a form does.

import { Seal } from './seal.ts';

/** Longer than people leave a page open before they write in it. */
const lifeMs = 24 * 60 * 60_000;
// Of one guest: more than are sent while a page with an older form stays open.
const maxRemembered = 512;

/** `fresh`: do it. `done`: it was done before. `old`: not known to be done; ask again. `forged`: not ours. */
export type FormVerdict = 'fresh' | 'done' | 'old' | 'forged';

/**
 * Costs memory for forms that are done, none for those that are only shown or refused: an id is a number
 * and, sealed, the number again and when it was made. So nobody shuts a form for others by sending many.
 */
export class FormIds {
  readonly #now: () => number;
  readonly #seal = new Seal();
  /** When each was made, by number. */
  readonly #done = new Map<number, number>();
  #next = 1;
  /** Those made before are no longer remembered one by one. */
  #forgottenMs = -Infinity;

  /** @param now milliseconds, from one clock that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  mint(): string {
    const number = this.#next;
    this.#next += 1;
    return `${number}.${this.#seal.seal(`${number} ${this.#now()}`)}`;
  }

  /** Looks without doing. */
  check(id: string): FormVerdict {
    const made = this.#read(id);
    if (made === null) return 'forged';
    if (this.#done.has(made.number)) return 'done';
    const isOld = made.atMs <= this.#forgottenMs || this.#now() - made.atMs >= lifeMs;
    return isOld ? 'old' : 'fresh';
  }

  /** From now on the id is `done`. Only for one that is `fresh`. */
  spend(id: string): void {
    const made = this.#read(id);
    if (made === null) return;
    this.#done.set(made.number, made.atMs);
    if (this.#done.size <= maxRemembered) return;
    const [oldest] = this.#done;
    if (oldest === undefined) return;
    this.#done.delete(oldest[0]);
    this.#forgottenMs = Math.max(this.#forgottenMs, oldest[1]);
  }

  #read(id: string): { readonly number: number; readonly atMs: number } | null {
    const [, plain = '', sealed = ''] = /^(\d{1,15})\.([\w-]+)$/.exec(id) ?? [];
    const [number = '', atMs = ''] = this.#seal.open(sealed)?.split(' ') ?? [];
    return plain === '' || number !== plain ? null : { number: Number(number), atMs: Number(atMs) };
  }
}
