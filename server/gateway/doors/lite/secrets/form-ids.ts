// One-time ids of forms. Each form carries one, which proves that the form is ours, and lets it take effect once.

import { Seal } from './seal.ts';

/** Longer than people leave a page open before they write in it. */
const lifeMs = 24 * 60 * 60_000;
// For each guest: more forms than are sent while a page with an older form stays open.
const maxRemembered = 512;

/**
 * `fresh`: may take effect. `done`: took effect before. `old`: nobody knows, so the guest must send it again.
 * `forged`: not ours.
 */
export type FormVerdict = 'fresh' | 'done' | 'old' | 'forged';

/**
 * An id is a number and, sealed, the number again and the time when it was made. So memory is needed only for forms
 * that took effect, not for those that are shown or refused, and nobody can make the forms of others invalid by
 * asking for many.
 */
export class FormIds {
  readonly #now: () => number;
  readonly #seal = new Seal();
  /** The time when each was made, by its number. */
  readonly #done = new Map<number, number>();
  #next = 1;
  /** Ids made until then are no longer remembered one by one. */
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

  /** Changes nothing. */
  check(id: string): FormVerdict {
    const made = this.#read(id);
    if (made === null) return 'forged';
    if (this.#done.has(made.number)) return 'done';
    const isOld = made.atMs <= this.#forgottenMs || this.#now() - made.atMs >= lifeMs;
    return isOld ? 'old' : 'fresh';
  }

  /** The form takes effect: from now on its id is `done`. Only for an id that is `fresh`. */
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
