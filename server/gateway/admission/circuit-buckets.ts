// One token bucket for each Tor circuit. Knows nothing of what a token stands for.

import { TokenBucket } from '../../protocol/flood/token-bucket.ts';

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

  of(circuit: number): TokenBucket {
    const known = this.#buckets.get(circuit);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.#size, this.#now());
    this.#buckets.set(circuit, bucket);
    return bucket;
  }

  /** Those who come over loopback or ssh have no circuit: sshd's keys say who they are. */
  takes(circuit: number | null): boolean {
    return circuit === null || this.of(circuit).takes(this.#now());
  }

  /** Forgets those that nothing is owed to. @param inUse whether somebody holds on to the bucket. */
  sweep(inUse: (circuit: number) => boolean): void {
    const nowMs = this.#now();
    for (const [circuit, bucket] of this.#buckets) {
      if (bucket.isFull(nowMs) && !inUse(circuit)) this.#buckets.delete(circuit);
    }
  }
}
