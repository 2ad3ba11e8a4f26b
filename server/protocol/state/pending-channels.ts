// Channels that the guest asked to join or to leave, and ngIRCd has not answered yet. Commands about them
// wait.

import type { Barriers } from './barrier.ts';
import { foldName } from '../../contract/room/casemap.ts';

/** With more channels than this a barrier is raised at once, so that the list stays short. */
const maxPending = 32;

export class PendingChannels {
  readonly #barriers: Barriers;
  /** How many answers are missing for each channel, by folded name. */
  readonly #names = new Map<string, number>();
  #asked = false;

  constructor(barriers: Barriers) {
    this.#barriers = barriers;
  }

  /** Nothing waits for an answer. */
  get none(): boolean {
    return this.#names.size === 0;
  }

  /** A JOIN or PART of the guest's was sent to ngIRCd. */
  add(names: readonly string[]): void {
    for (const name of names) this.#count(name, 1);
    if (this.#names.size > maxPending) this.#ask();
  }

  /** ngIRCd has said that the guest is in a channel now, or is not any more. */
  answered(name: string): void {
    if (this.#names.has(foldName(name))) this.#count(name, -1);
  }

  /** Whether the answer for one of these is missing. If so, a barrier is raised: behind it, it is there. */
  includesAny(names: () => readonly string[]): boolean {
    const held = names().some((name) => this.#names.has(foldName(name)));
    if (held) this.#ask();
    return held;
  }

  /** The link is gone: nothing is answered any more. */
  lost(): void {
    this.#names.clear();
    this.#asked = false;
  }

  /** One barrier for all of them. Until its answer, lines wait, so no channel is added. */
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
