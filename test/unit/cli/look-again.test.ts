import { expect, test } from 'vitest';
import { leftText, lookAgain } from '../../../docker/cli/engines/shared/look-again.ts';

/** Looks at what is there, by a clock that only its pauses move; it stands far from 0. */
async function seen(at: (passedMs: number) => string): Promise<{ left: string; afterMs: number }> {
  const startMs = 1e9;
  let nowMs = startMs;
  const left = await lookAgain(
    async () => at(nowMs - startMs),
    (text) => text,
    { nowMs: () => nowMs, pause: async (delayMs) => void (nowMs += delayMs) },
  );
  return { left, afterMs: nowMs - startMs };
}

test('nothing left is told at once', async () => {
  expect(await seen(() => '')).toEqual({ left: '', afterMs: 0 });
});

test('what goes within a moment was not left', async () => {
  expect((await seen((ms) => (ms < 3000 ? '7' : ''))).left).toBe('');
});

test('as long as some of it goes, the rest is given time', async () => {
  const ends = [4000, 8000, 12_000, 16_000];
  const { left } = await seen((ms) => ends.filter((endMs) => ms < endMs).join(' '));
  expect(left).toBe('');
});

test('what does not change is left, and told within some seconds', async () => {
  const { left, afterMs } = await seen((ms) => (ms < 1000 ? '7 8' : '8'));
  expect(left).toBe('8');
  expect(afterMs).toBeGreaterThanOrEqual(5000);
  expect(afterMs).toBeLessThan(7000);
});

test('only what was found counts as left', () => {
  expect(
    leftText([
      { verdict: 'gone', detail: null },
      { verdict: 'not checked', detail: 'swap is on' },
    ]),
  ).toBe('');
  expect(leftText([{ verdict: 'left', detail: 'process 7' }])).toBe('process 7');
  expect(leftText([{ verdict: 'left', detail: null }])).not.toBe('');
});
