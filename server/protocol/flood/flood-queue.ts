// A guest's lines until they may be served: held in order, bounded, at the pace of the flood limits.

import {
  longestDelayMs,
  takeFromEach,
  type FloodLimits,
  type TokenBucket,
} from './token-bucket.ts';
import { sourceBuckets, type LineKind, type SourceBuckets } from './line-kind.ts';
import { LineQueue } from './line-queue.ts';

/** Fewer lines than this wait for the link without a pause: what opens the link serves them. */
const heldBeforePause = 32;
const noLinkPauseMs = 500;

/**
 * Lines beyond the limit are not lost but slow: they are held, and served as the bucket fills. The guest's
 * door is read all the time, so that it is seen when they leave.
 */
export class FloodQueue {
  readonly #own: SourceBuckets;
  readonly #held: LineQueue;
  readonly #kindOf: ((line: Uint8Array) => LineKind) | null;
  #buckets: { readonly [K in LineKind]: readonly TokenBucket[] };
  #isPaused = false;

  /** @param kindOf tells what a line costs; null: all lines cost the same. */
  constructor(
    limits: FloodLimits,
    nowMs: number,
    kindOf: ((line: Uint8Array) => LineKind) | null = null,
  ) {
    this.#own = sourceBuckets(limits, nowMs);
    this.#buckets = besides(this.#own, null);
    this.#held = new LineQueue(limits);
    this.#kindOf = kindOf;
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

  /** @param buckets shared by all guests of one source; null: there are none. */
  share(buckets: SourceBuckets | null): void {
    this.#buckets = besides(this.#own, buckets);
  }

  /** Pays for a line, out of each bucket. @returns false: it has to wait. */
  pay(line: Uint8Array, nowMs: number): boolean {
    return takeFromEach(this.#bucketsFor(line), nowMs);
  }

  /**
   * Pays for a line that need not wait behind the others, out of the guest's own bucket: nobody is cut off
   * for what others of the same source sent. @returns false: there is nothing left to pay with.
   */
  payAlone(nowMs: number): boolean {
    return this.#own.line.takes(nowMs);
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
    const { first } = this.#held;
    if (isReady && first !== null)
      return Math.max(1, longestDelayMs(this.#bucketsFor(first), nowMs));
    return this.#held.length < heldBeforePause ? null : noLinkPauseMs;
  }

  #bucketsFor(line: Uint8Array): readonly TokenBucket[] {
    return this.#buckets[this.#kindOf === null ? 'line' : this.#kindOf(line)];
  }
}

function besides(own: SourceBuckets, shared: SourceBuckets | null) {
  const both = (kind: LineKind): readonly TokenBucket[] =>
    shared === null ? [own[kind]] : [own[kind], shared[kind]];
  return { line: both('line'), toChannel: both('toChannel'), toGuest: both('toGuest') };
}
