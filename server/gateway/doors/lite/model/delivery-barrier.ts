// A guest's own words on their way: whether the room has them, and whether it refused them. Knows no
// IRC line, no place and no HTML.

import { sameName } from '../../../../contract/room/casemap.ts';

export interface Told {
  /** A channel or a nickname. */
  readonly to: string;
  readonly form: 'say' | 'act';
  readonly pieces: readonly string[];
  refused: boolean;
}

/**
 * ngIRCd answers in order: the PONG to a PING behind the words comes after every refusal of them, and
 * after all that was said in the room before them. Bounded by the Session, which ends a guest with
 * 256 lines waiting.
 */
export class DeliveryBarrier {
  /** By the barrier behind each, the oldest first. */
  readonly #waiting = new Map<string, Told>();
  #next = 1;
  #empty: (() => void)[] = [];

  /** @returns what to PING with, behind the words. */
  add(words: Omit<Told, 'refused'>): string {
    const barrier = `told-${this.#next}`;
    this.#next += 1;
    this.#waiting.set(barrier, { ...words, refused: false });
    return barrier;
  }

  /** A refusal that names this target came: it is about the oldest words, if they went there. */
  refuse(target: string): void {
    const [oldest] = this.#waiting.values();
    if (oldest !== undefined && sameName(oldest.to, target)) oldest.refused = true;
  }

  /** The words before this barrier; undefined: it is none of ours. */
  take(barrier: string): Told | undefined {
    const told = this.#waiting.get(barrier);
    this.#waiting.delete(barrier);
    if (this.#waiting.size === 0) this.#release();
    return told;
  }

  clear(): void {
    this.#waiting.clear();
    this.#release();
  }

  /** @returns whether the room has all of it; false: not within that time. */
  emptied(withinMs: number): Promise<boolean> {
    if (this.#waiting.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), withinMs);
      this.#empty.push(() => {
        clearTimeout(late);
        resolve(true);
      });
    });
  }

  #release(): void {
    const released = this.#empty;
    this.#empty = [];
    for (const resolve of released) resolve();
  }
}
