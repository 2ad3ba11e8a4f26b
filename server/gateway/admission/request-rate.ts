// How many HTTP requests may come by one Tor circuit.

import type { BucketSize } from './circuit-buckets.ts';

/**
 * The page is ten files and a WebSocket. A lite page is six requests at most, and one more every ten
 * seconds where its stream does not run. The rest of the burst is for several people who share a
 * circuit and come back at the same moment.
 */
export const requestRate: BucketSize = { burst: 240, perSecond: 12 };
