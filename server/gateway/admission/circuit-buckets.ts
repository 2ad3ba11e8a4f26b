// One token bucket for each Tor circuit: limits how often something may happen by one circuit.

import { TokenBucket } from '../../protocol/flood/flood.ts';

export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

export class CircuitBuckets {
  readonly #size: BucketSize;
  readonly #now: () => number;
  readonly #buckets = new Map<number, TokenBucket>();

  /** @param now milliseconds, from one clock that never goes back. */
  constructor(size: BucketSize, now: () => number) {
    this.#size = size;
    this.#now = now;
  }

  /** The circuit's bucket, made when it is first asked for. */
  of(circuit: number): TokenBucket {
    const known = this.#buckets.get(circuit);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.#size, this.#now());
    this.#buckets.set(circuit, bucket);
    return bucket;
  }

  /**
   * Takes one token. Connections by loopback or ssh have no circuit and no limit here: whoever uses ssh
   * has a key.
   */
  trySpend(circuit: number | null): boolean {
    return circuit === null || this.of(circuit).takes(this.#now());
  }

  /** Forgets full buckets: a new one is the same. @param inUse whether somebody holds this bucket. */
  sweep(inUse: (circuit: number) => boolean): void {
    const nowMs = this.#now();
    for (const [circuit, bucket] of this.#buckets) {
      if (bucket.isFull(nowMs) && !inUse(circuit)) this.#buckets.delete(circuit);
    }
  }
}
