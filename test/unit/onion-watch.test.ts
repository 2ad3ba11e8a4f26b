// When the room dials its own onion: whoever sees this machine's traffic must not know it by its times.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OnionWatch } from '../../server/onion-watch.ts';
import type { TorNews } from '../../server/probes/tor-control.ts';

let dials: number[];
let isReachable: boolean;
let over: AbortController;

beforeEach(() => {
  dials = [];
  isReachable = true;
  over = new AbortController();
  // Far from 0, as in life.
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});

afterEach(() => {
  over.abort();
  vi.useRealTimers();
});

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

/** Starts a watch over a tor that has published; each number is the next draw. */
function watch(...draws: number[]): void {
  const tor = {
    follow: (news: TorNews, signal: AbortSignal): Promise<void> => {
      news.onBootstrap(100);
      news.onPublished();
      return ended(signal);
    },
    dial: async (): Promise<void> => {
      dials.push(Date.now());
      if (!isReachable) throw new Error('nobody answers');
    },
  };
  const watching = new OnionWatch({
    address: `${'a2'.repeat(28)}.onion`,
    tor,
    isBorrowed: false,
    onChange: () => {},
    random: () => draws.shift() ?? 0.5,
    signal: over.signal,
  });
  void watching.run();
}

/** Milliseconds from each dial to the next. */
async function gaps(count: number): Promise<number[]> {
  while (dials.length <= count) await vi.advanceTimersToNextTimerAsync();
  return dials.slice(1, count + 1).map((at, index) => at - (dials[index] ?? 0));
}

test('dials again after five to fifteen minutes, by lot', async () => {
  watch(0, 0.25, 0.999, 0.5);
  expect(await gaps(4)).toEqual([300_000, 450_000, 899_400, 600_000]);
});

test('a tor that is not ours may be away, and is told to be; its onion is dialled again when it is back', async () => {
  const states: string[] = [];
  let follows = 0;
  const runs = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const watching = new OnionWatch({
    address: `${'a2'.repeat(28)}.onion`,
    tor: {
      follow: (news) => {
        news.onBootstrap(100);
        if (follows === 0) news.onPublished();
        else news.onUnchecked();
        follows += 1;
        return runs[follows - 1]?.promise ?? ended(over.signal);
      },
      dial: async () => {},
    },
    isBorrowed: true,
    onChange: ({ state, borrowed }) =>
      states.push(`${state}${borrowed === true ? '' : ' of ours'}`),
    random: () => 0.5,
    signal: over.signal,
  });
  void watching.run();
  await vi.advanceTimersByTimeAsync(10);
  expect(states.splice(0)).toEqual(['publishing', 'checking', 'reachable']);
  runs[0]?.resolve();
  await vi.advanceTimersByTimeAsync(10);
  expect(states.splice(0)).toEqual(['noTor']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.splice(0)).toEqual(['publishing', 'unchecked']);
});

test('two rooms that are started together do not dial together', async () => {
  watch(0.1, 0.2, 0.3);
  const one = await gaps(3);
  over.abort();
  over = new AbortController();
  dials = [];
  watch(0.7, 0.6, 0.4);
  expect(await gaps(3)).not.toEqual(one);
});

test('tries by lot, too, where it is not reached, and less often each time', async () => {
  isReachable = false;
  watch(0, 0.999, 0.5);
  expect(await gaps(8)).toEqual([250, 1_499, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
