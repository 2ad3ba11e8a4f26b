// What a guest's line costs, by its kind, and the buckets that one source pays it from.

import { TokenBucket, type FloodLimits } from './token-bucket.ts';

/**
 * `line`: any. In a sealed room a message is sent as several lines, which are paid for apart: `toChannel` goes to
 * everybody in a channel, `toGuest` to one guest.
 */
export type LineKind = 'line' | 'toChannel' | 'toGuest';

/** One bucket for each kind. In a room that is not sealed they are one. */
export type SourceBuckets = { readonly [K in LineKind]: TokenBucket };

export function sourceBuckets(limits: FloodLimits, nowMs: number): SourceBuckets {
  const line = new TokenBucket(limits, nowMs);
  const { sealed } = limits;
  if (sealed === undefined) return oneBucket(line);
  return {
    line,
    toChannel: new TokenBucket(sealed.toChannel, nowMs),
    toGuest: new TokenBucket(sealed.toGuest, nowMs),
  };
}

/** Everything is paid for out of one bucket. */
export function oneBucket(bucket: TokenBucket): SourceBuckets {
  return { line: bucket, toChannel: bucket, toGuest: bucket };
}
