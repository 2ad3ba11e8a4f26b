// Asks a child for evidence that it works, with a time limit: until it is ready, then again and again as a
// health check.

import type { ChildSpec, HealthCheck } from './child-spec.ts';
import type { Clock } from './clock.ts';
import { afterFairly, type Starved } from './patience.ts';

// Quick enough that nobody waits for it, slow enough that a start is not spent on polling.
const pollMs = 25;

const unknown: Starved = () => null;

type Question = (signal: AbortSignal) => Promise<void>;

/** Waits; resolves early when the signal is aborted. */
function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    signal.addEventListener('abort', done);
  });
}

/** Resolves when the limit is over, or early when the signal is aborted. */
function fairly(
  clock: Clock,
  limitMs: number,
  starved: Starved,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      forget();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const forget = afterFairly(clock, { limitMs, starved: () => [starved] }, done);
    signal.addEventListener('abort', done);
  });
}

/**
 * Calls `body` with a signal that is aborted after the limit or with the outer signal. Time in which the
 * child was kept from running does not count.
 * @returns whether it resolved in time; a body that ignores its signal is not waited for.
 */
async function within(
  clock: Clock,
  limitMs: number,
  starved: Starved,
  outer: AbortSignal,
  body: Question,
): Promise<boolean> {
  const mine = new AbortController();
  const { signal } = mine;
  const abort = (): void => mine.abort();
  outer.addEventListener('abort', abort);
  if (outer.aborted) abort();
  try {
    return await Promise.race([
      // In a `then`, so that what `body` throws at once is a failure as well.
      Promise.resolve()
        .then(() => body(signal))
        .then(
          () => !signal.aborted,
          () => false,
        ),
      fairly(clock, limitMs, starved, signal).then(() => false),
    ]);
  } finally {
    outer.removeEventListener('abort', abort);
    abort();
  }
}

/** @returns true once there is evidence; false when the time is over or the signal aborted. */
export function becomesReady(
  spec: Pick<ChildSpec, 'ready' | 'readyTimeoutMs'>,
  clock: Clock,
  outer: AbortSignal,
  starved: Starved = unknown,
): Promise<boolean> {
  return within(clock, spec.readyTimeoutMs, starved, outer, async (signal) => {
    while (!signal.aborted) {
      try {
        return await spec.ready(signal);
      } catch {
        await pause(clock, pollMs, signal); // Not yet.
      }
    }
  });
}

/** Resolves when the child failed so often in a row, or the signal is aborted. */
export async function losesHealth(
  health: HealthCheck,
  clock: Clock,
  signal: AbortSignal,
  starved: Starved = unknown,
): Promise<void> {
  let failures = 0;
  while (failures < health.failures) {
    await pause(clock, health.everyMs, signal);
    if (signal.aborted) return;
    const fit = await within(clock, health.timeoutMs, starved, signal, health.check);
    failures = fit ? 0 : failures + 1;
  }
}
