import { expect, test } from 'vitest';
import { CircuitBuckets } from '../../../server/gateway/admission/circuit-buckets.ts';

test('each circuit has a bucket of its own, and loopback has no limit', () => {
  const buckets = new CircuitBuckets({ burst: 2, perSecond: 1 }, () => 0);
  expect([buckets.trySpend(1), buckets.trySpend(1), buckets.trySpend(1)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(buckets.trySpend(2)).toBe(true);
  expect(Array.from({ length: 50 }, () => buckets.trySpend(null))).not.toContain(false);
});

test('a bucket is forgotten when it is full and not in use', () => {
  let nowMs = 0;
  const buckets = new CircuitBuckets({ burst: 2, perSecond: 1 }, () => nowMs);
  const [one, two, three] = [buckets.of(1), buckets.of(2), buckets.of(3)];
  three.takes(nowMs);
  buckets.sweep((circuit) => circuit === 2);
  expect(buckets.of(1)).not.toBe(one);
  expect(buckets.of(2)).toBe(two);
  expect(buckets.of(3)).toBe(three);
  nowMs = 1_000;
  buckets.sweep(() => false);
  expect(buckets.of(3)).not.toBe(three);
});
