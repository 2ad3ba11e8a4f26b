// Flood control: a token bucket that counts in whole numbers.

/** How fast a source may send. */
export interface Rate {
  /** Lines at once after silence. */
  readonly burst: number;
  readonly perSecond: number;
}

/** How fast a source may send, and how much more is held until it may. */
export interface FloodLimits extends Rate {
  /** Lines that are held; one more counts as an attack. */
  readonly heldLines: number;
  readonly heldBytes: number;
  /** Of a sealed room: how fast it may send sealed lines. */
  readonly sealed?: { readonly toChannel: Rate; readonly toGuest: Rate };
}

/**
 * A bucket of `burst` tokens that refills at `perSecond`. One for each session; some for each Tor
 * circuit, where a token is a new session, a line or a request.
 *
 * Counted in thousandths of a token: at `perSecond` tokens a second, one millisecond brings
 * `perSecond` thousandths, so all sums are whole numbers and rounding errors cannot add up.
 */
export class TokenBucket {
  readonly #burstMilli: number;
  readonly #perSecond: number;
  #levelMilli: number;
  #atMs: number;

  /** @param limits whole numbers of at least 1. */
  constructor(limits: Rate, nowMs: number) {
    this.#burstMilli = limits.burst * 1000;
    this.#perSecond = limits.perSecond;
    this.#levelMilli = this.#burstMilli;
    this.#atMs = Math.floor(nowMs);
  }

  /** Takes one token if there is one. If there is none, nothing changes. */
  takes(nowMs: number): boolean {
    this.#refill(nowMs);
    if (this.#levelMilli < 1000) return false;
    this.#levelMilli -= 1000;
    return true;
  }

  /** Milliseconds until `takes` succeeds; 0: now. */
  delayMs(nowMs: number): number {
    this.#refill(nowMs);
    return Math.ceil(Math.max(0, 1000 - this.#levelMilli) / this.#perSecond);
  }

  /** Whether it is as good as new: whoever has many buckets may forget this one. */
  isFull(nowMs: number): boolean {
    this.#refill(nowMs);
    return this.#levelMilli === this.#burstMilli;
  }

  #refill(nowMs: number): void {
    const elapsedMs = Math.floor(nowMs) - this.#atMs;
    // A clock that went back changes nothing.
    if (elapsedMs <= 0) return;
    this.#atMs += elapsedMs;
    this.#levelMilli = Math.min(this.#burstMilli, this.#levelMilli + elapsedMs * this.#perSecond);
  }
}

/** Takes a token from each bucket, or none from any. */
export function takeFromEach(buckets: readonly TokenBucket[], nowMs: number): boolean {
  // Nearly all guests have one bucket, and this is called for each line.
  const [only] = buckets;
  if (only !== undefined && buckets.length === 1) return only.takes(nowMs);
  if (buckets.some((bucket) => bucket.delayMs(nowMs) > 0)) return false;
  for (const bucket of buckets) bucket.takes(nowMs);
  return true;
}

/** Milliseconds until `takeFromEach` may succeed; 0: now. */
export function longestDelayMs(buckets: readonly TokenBucket[], nowMs: number): number {
  return Math.max(...buckets.map((bucket) => bucket.delayMs(nowMs)));
}
