import { expect, test } from 'vitest';
import { lastThird, median, slopePerMinute } from '../../soak/trend.ts';

const every = (values: readonly number[], stepMs = 1_000): { atMs: number; value: number }[] =>
  values.map((value, index) => ({ atMs: index * stepMs, value }));

test('the median is the middle, or between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('what grows by one a second grows by sixty a minute', () => {
  expect(slopePerMinute(every([0, 1, 2, 3, 4]))).toBe(60);
  expect(slopePerMinute(every([4, 3, 2, 1, 0]))).toBe(-60);
});

test('what goes up and down does not grow, and one outlier does not bend it', () => {
  expect(slopePerMinute(every([5, 5, 900, 5, 5, 5, 5]))).toBe(0);
});

test('less than two samples say nothing', () => {
  expect([slopePerMinute([]), slopePerMinute(every([7]))]).toEqual([0, 0]);
});

test('the last third is what is behind two thirds', () => {
  expect(lastThird(every([1, 2, 3, 4, 5, 6, 7])).map(({ value }) => value)).toEqual([5, 6, 7]);
});
