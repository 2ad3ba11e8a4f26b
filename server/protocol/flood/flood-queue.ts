// A guest's lines until they may be served: held in order, bounded, at the pace of the flood limits.

import { longestDelayMs, takeFromEach, TokenBucket, type FloodLimits } from './flood.ts';
import { LineQueue } from './line-queue.ts';

/** Fewer lines than this wait for the link without a pause: what opens the link serves them. */
const heldBeforePause = 32;
const noLinkPauseMs = 500;

/**
 * Lines beyond the limit are not lost but slow: they are held, and served as the bucket fills. The guest's
 * door is read all the time, so that it is seen when they leave.
 */
export class FloodQueue {
  readonly #own: TokenBucket;
  readonly #held: LineQueue;
  #buckets: readonly TokenBucket[];
  #isPaused = false;

  constructor(limits: FloodLimits, nowMs: number) {
    this.#own = new TokenBucket(limits, nowMs);
    this.#buckets = [this.#own];
    this.#held = new LineQueue(limits);
  }

  /** Nothing is served for a while. The guest's answers wait, too: their silence means nothing. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  get isEmpty(): boolean {
    return this.#held.length === 0;
  }

  /** The line that is served next; null: none waits. */
  get first(): Uint8Array | null {
    return this.#held.first;
  }

  /** @param bucket shared by all guests of one source; null: there is none. */
  share(bucket: TokenBucket | null): void {
    this.#buckets = bucket === null ? [this.#own] : [this.#own, bucket];
  }

  /** Pays for a line, out of each bucket. @returns false: it has to wait. */
  pay(nowMs: number): boolean {
    return takeFromEach(this.#buckets, nowMs);
  }

  /**
   * Pays for a line that need not wait behind the others, out of the guest's own bucket: nobody is cut off
   * for what others of the same source sent. @returns false: there is nothing left to pay with.
   */
  payAlone(nowMs: number): boolean {
    return this.#own.takes(nowMs);
  }

  /** Holds a line. @returns false: there is no room for it. */
  hold(line: Uint8Array): boolean {
    return this.#held.push(line);
  }

  /** The first line is served: it is not held any more. */
  shift(): void {
    this.#held.shift();
  }

  /** Changes each line that is held; null: takes it out. */
  change(step: (line: Uint8Array) => Uint8Array | null): void {
    this.#held.change(step);
  }

  clear(): void {
    this.#held.clear();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  /**
   * How long to wait before the first line is tried again; null: no pause is needed.
   * @param isReady whether only the flood limits hold it up.
   */
  pauseMs(isReady: boolean, nowMs: number): number | null {
    if (isReady) return Math.max(1, longestDelayMs(this.#buckets, nowMs));
    return this.#held.length < heldBeforePause ? null : noLinkPauseMs;
  }
}
