// The token bucket.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../../server/protocol/flood/token-bucket.ts';

const limits = { burst: 5, perSecond: 2 };

function taken(bucket: TokenBucket, tries: number, nowMs: number): number {
  let count = 0;
  for (let index = 0; index < tries; index += 1) count += bucket.takes(nowMs) ? 1 : 0;
  return count;
}

describe('the token bucket', () => {
  test('lets a burst through and then its rate', () => {
    const bucket = new TokenBucket(limits, 1000);
    expect(taken(bucket, 10, 1000)).toBe(5);
    expect(taken(bucket, 10, 1499)).toBe(0);
    expect(taken(bucket, 10, 1500)).toBe(1);
    expect(taken(bucket, 10, 3500)).toBe(4);
  });

  test('says exactly how long to wait', () => {
    const bucket = new TokenBucket(limits, 0);
    expect(bucket.delayMs(0)).toBe(0);
    taken(bucket, 5, 0);
    expect(bucket.delayMs(0)).toBe(500);
    expect(bucket.delayMs(499)).toBe(1);
    expect(bucket.takes(499)).toBe(false);
    expect(bucket.delayMs(500)).toBe(0);
    expect(bucket.takes(500)).toBe(true);
  });

  test('waits long enough where a second does not divide', () => {
    const bucket = new TokenBucket({ burst: 1, perSecond: 3 }, 0);
    bucket.takes(0);
    expect(bucket.delayMs(0)).toBe(334);
    expect(bucket.takes(334)).toBe(true);
  });

  test('fills no higher than its burst', () => {
    const bucket = new TokenBucket(limits, 0);
    expect(bucket.isFull(0)).toBe(true);
    expect(taken(bucket, 10, 3_600_000)).toBe(5);
    expect(bucket.isFull(3_602_499)).toBe(false);
    expect(bucket.isFull(3_602_500)).toBe(true);
  });

  test('a clock that goes back neither gives nor takes', () => {
    const full = new TokenBucket(limits, 5000);
    expect(taken(full, 10, 0)).toBe(5);
    expect(full.takes(5499)).toBe(false);
    expect(full.takes(5500)).toBe(true);
  });

  test('parts of milliseconds are not lost', () => {
    const bucket = new TokenBucket(limits, 0.9);
    taken(bucket, 5, 0.9);
    let count = 0;
    for (let step = 0; step <= 100_000; step += 1) count += bucket.takes(step / 10) ? 1 : 0;
    expect(count).toBe(20);
  });

  test('never gives more than burst and rate together', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 8 })), { maxLength: 50 });
    fc.assert(
      fc.property(steps, (moves) => {
        const bucket = new TokenBucket(limits, 0);
        let nowMs = 0;
        let count = 0;
        for (const [elapsedMs, tries] of moves) {
          nowMs += elapsedMs;
          count += taken(bucket, tries, nowMs);
          expect(count).toBeLessThanOrEqual(5 + (nowMs * 2) / 1000);
        }
      }),
    );
  });
});
