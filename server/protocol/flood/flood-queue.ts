// When a guest's lines are taken: at once, later, or never. Knows nothing of what is in them.

import { longestDelayMs, takeFromEach, TokenBucket, type FloodLimits } from './flood.ts';
import { LineQueue } from './line-queue.ts';

/** While there is no link, it is looked for again after this many lines, now and then. */
const heldBeforePause = 32;
const noLinkPauseMs = 500;

export interface FlowOwner {
  /** Whether this line can go anywhere now; if not, it is held, and all behind it. */
  ready(line: Uint8Array): boolean;
  take(line: Uint8Array): void;
  pauseDoor(delayMs: number): void;
  /** The guest sent more than may be held. */
  flooded(): void;
}

/**
 * Excess is not lost but slow: lines beyond the bucket are held in order, and taken as the bucket fills. What
 * is held is bounded by the limits; the guest's door is read all the time, so that their leaving is seen.
 */
export class FloodQueue {
  readonly #owner: FlowOwner;
  readonly #own: TokenBucket;
  readonly #held: LineQueue;
  #buckets: readonly TokenBucket[];
  #paused = false;

  constructor(limits: FloodLimits, owner: FlowOwner, nowMs: number) {
    this.#owner = owner;
    this.#own = new TokenBucket(limits, nowMs);
    this.#buckets = [this.#own];
    this.#held = new LineQueue(limits);
  }

  /** Nothing is read from the guest: its silence means nothing. */
  get paused(): boolean {
    return this.#paused;
  }

  /** @param bucket that all guests of the same source share; null: there is none. */
  share(bucket: TokenBucket | null): void {
    this.#buckets = bucket === null ? [this.#own] : [this.#own, bucket];
  }

  push(line: Uint8Array, nowMs: number): void {
    if (this.#held.length === 0 && this.#mayTake(line, nowMs)) {
      this.#owner.take(line);
    } else if (this.#held.push(line)) {
      this.#pauseIfNeeded(nowMs);
    } else {
      this.#owner.flooded();
    }
  }

  /**
   * Charges a line that need not wait behind the others, to this guest alone: nobody is cut off for
   * what their neighbours said. @returns false: it has to wait, then.
   */
  spares(nowMs: number): boolean {
    return this.#own.takes(nowMs);
  }

  /** Charges a line that cannot wait. @returns false: it was one too many, and the session is over. */
  charged(nowMs: number): boolean {
    const spared = this.spares(nowMs);
    if (!spared) this.#owner.flooded();
    return spared;
  }

  /** The pause is over. */
  resume(nowMs: number): void {
    this.#paused = false;
    this.drain(nowMs);
  }

  /** Takes nothing for a while, however little is held. */
  rest(delayMs: number): void {
    this.#paused = true;
    this.#owner.pauseDoor(delayMs);
  }

  /** Takes what may be taken by now. */
  drain(nowMs: number): void {
    for (let line = this.#held.first; line !== null; line = this.#held.first) {
      if (!this.#mayTake(line, nowMs)) break;
      this.#held.shift();
      this.#owner.take(line);
    }
    this.#pauseIfNeeded(nowMs);
  }

  /** Whether lines wait to be taken. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** Changes the lines that wait; null: it is taken out. */
  change(step: (line: Uint8Array) => Uint8Array | null): void {
    this.#held.change(step);
  }

  clear(): void {
    this.#held.clear();
  }

  #mayTake(line: Uint8Array, nowMs: number): boolean {
    return !this.#paused && this.#owner.ready(line) && takeFromEach(this.#buckets, nowMs);
  }

  #pauseIfNeeded(nowMs: number): void {
    const { first } = this.#held;
    if (this.#paused || first === null) return;
    const ready = this.#owner.ready(first);
    if (!ready && this.#held.length < heldBeforePause) return;
    this.rest(ready ? Math.max(1, longestDelayMs(this.#buckets, nowMs)) : noLinkPauseMs);
  }
}
