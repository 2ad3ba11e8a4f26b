// How long to wait before the next attempt. Pure.

export interface BackoffPolicy {
  /** The longest first delay. */
  readonly firstMs: number;
  /** No delay is longer. */
  readonly capMs: number;
}

/**
 * Exponential with "equal jitter": half of the delay is fixed, half is random, so that those who failed
 * together do not come back together, and none tries in a busy loop.
 * (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015.)
 * @param failures in a row, 1 or more
 * @param random 0 ≤ n < 1
 * @returns from `ceiling / 2` up to `ceiling`, where `ceiling = min(capMs, firstMs · 2^(failures-1))`
 */
export function backoffMs(policy: BackoffPolicy, failures: number, random: number): number {
  // 2^30 passes every cap; without a bound the power would end as Infinity.
  const doublings = Math.min(failures - 1, 30);
  const ceilingMs = Math.min(policy.capMs, policy.firstMs * 2 ** doublings);
  return ceilingMs / 2 + (ceilingMs / 2) * random;
}
