// How many requests a Tor circuit may make. Knows nothing of what is asked for.

import type { BucketSize } from './circuit-buckets.ts';
import type { Refusal } from '../http/request-origin.ts';

/**
 * The page is ten files and a socket; a lite page is six requests at most, and one every ten seconds
 * where its stream does not run. The rest is a household that comes back at one moment.
 */
export const requestRate: BucketSize = { burst: 240, perSecond: 12 };

export const tooManyRequests: Refusal = {
  status: 429,
  words: 'Too many requests from your Tor circuit. Wait some seconds.',
  reason: 'requests',
};
