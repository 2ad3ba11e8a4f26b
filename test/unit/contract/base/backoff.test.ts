import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../../server/contract/base/backoff.ts';
import { defaultPolicy } from '../../../../server/supervisor/supervisor.ts';

const policy = { firstMs: 100, capMs: 1000 };

function delays(random: number): number[] {
  return [1, 2, 3, 4, 5, 6, 1000].map((failures) => backoffMs(policy, failures, random));
}

describe('the back-off', () => {
  test('doubles from half of the first delay up to half of the cap, if chance adds nothing', () => {
    expect(delays(0)).toEqual([50, 100, 200, 400, 500, 500, 500]);
  });

  test('takes the share that chance gives of the other half', () => {
    expect(delays(0.5)).toEqual([75, 150, 300, 600, 750, 750, 750]);
  });

  test('never passes the cap', () => {
    expect(Math.max(...delays(1 - Number.EPSILON))).toBeLessThanOrEqual(1000);
  });

  test('lets a fallen child start within a quarter of a second by default', () => {
    expect(backoffMs(defaultPolicy, 1, 1 - Number.EPSILON)).toBeLessThanOrEqual(250);
  });
});
