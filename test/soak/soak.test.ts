// The soak for less than a minute: `npm run soak` does it for half an hour.

import { expect, test } from 'vitest';
import { soak } from './soak-run.ts';
import { lastThird, slopePerMinute } from './trend.ts';
import { testSeed } from '../support/chaos-proxy.ts';

const seed = testSeed();
/**
 * A connection breaks forty times a second or so: what a resume leaves behind in memory would be 24 MiB
 * a minute for each 10 KiB. What is kept at one moment and not at the next is some hundred KiB.
 */
const maxGrowthPerMinute = 4 * 1024 * 1024;

test(
  `memory is flat while connections break (MAYFLY_TEST_SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const { samples, faults, resumed } = await soak({
      durationMs: 45_000,
      people: 20,
      seed,
      linesPerSecond: 2,
      maxBytes: 20_000,
      sampleMs: 500,
    });
    expect(faults).toEqual([]);
    expect(resumed).toBeGreaterThan(300);
    const held = samples.map(({ atMs, heap, buffers }) => ({ atMs, value: heap + buffers }));
    expect(slopePerMinute(lastThird(held))).toBeLessThan(maxGrowthPerMinute);
  },
);
