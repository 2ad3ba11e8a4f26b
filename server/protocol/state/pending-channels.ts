// Channels that the guest asked to enter or to leave, and ngIRCd has not answered: what is about them waits.
// Knows no line.

import type { Barriers } from './barrier.ts';
import { foldName } from '../../contract/room/casemap.ts';

/** Beyond this many the answers are asked for at once, so that nothing piles up. */
const maxPending = 32;

export class PendingChannels {
  readonly #barriers: Barriers;
  /** How many answers of ngIRCd's are missing for each, by folded name. */
  readonly #names = new Map<string, number>();
  #asked = false;

  constructor(barriers: Barriers) {
    this.#barriers = barriers;
  }

  /** Nothing is about to change. */
  get none(): boolean {
    return this.#names.size === 0;
  }

  /** The guest's JOIN or PART went to ngIRCd. */
  add(names: readonly string[]): void {
    for (const name of names) this.#count(name, 1);
    if (this.#names.size > maxPending) this.#ask();
  }

  /** ngIRCd has told that the guest is in a channel, or is not any more. */
  answered(name: string): void {
    if (this.#names.has(foldName(name))) this.#count(name, -1);
  }

  /** Whether ngIRCd may still say something of one of these. It is asked, then, and will have said it. */
  hold(names: () => readonly string[]): boolean {
    const held = names().some((name) => this.#names.has(foldName(name)));
    if (held) this.#ask();
    return held;
  }

  /** The link is gone, and the answers with it. */
  lost(): void {
    this.#names.clear();
    this.#asked = false;
  }

  /** One barrier behind all of them: while it is out, what waits keeps others from being added. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const before = [...this.#names.keys()];
    this.#barriers.raise(() => {
      for (const name of before) this.#names.delete(name);
      this.#asked = false;
    });
  }

  #count(name: string, step: 1 | -1): void {
    const count = (this.#names.get(foldName(name)) ?? 0) + step;
    if (count <= 0) this.#names.delete(foldName(name));
    else this.#names.set(foldName(name), count);
  }
}
