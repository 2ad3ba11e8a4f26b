import { expect, test } from 'vitest';
import { spanText } from '../../../server/contract/room/time-span.ts';
import { duration } from '../../../server/contract/host/setting-values.ts';

test.each([
  [10_000, '10s'],
  [600_000, '10m'],
  [5_400_000, '1h30m'],
  [172_800_000, '2d'],
  [90_061_999, '1d1h1m1s'],
])('%i ms is %s, as --help asks for it', (ms, text) => {
  expect(spanText(ms)).toBe(text);
  expect(duration(text)).toBe(Math.floor(ms / 1_000) * 1_000);
});
