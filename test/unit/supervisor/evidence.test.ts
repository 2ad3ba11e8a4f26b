import { describe, expect, test } from 'vitest';
import { becomesReady, losesHealth } from '../../../server/supervisor/evidence.ts';
import { ManualClock } from './manual-clock.ts';

const never = new AbortController().signal;
const hangs = (): Promise<void> => new Promise(() => {});

describe('readiness', () => {
  test('is asked again until there is evidence', async () => {
    const clock = new ManualClock();
    let asked = 0;
    const ready = async (): Promise<void> => {
      asked += 1;
      if (asked < 4) throw new Error('not yet');
    };
    const answer = becomesReady({ ready, readyTimeoutMs: 1000 }, clock, never);
    await clock.advance(1000);
    expect(await answer).toBe(true);
    expect(asked).toBe(4);
    expect(clock.waiting).toBe(0);
  });

  test('is denied after the time, and its signal aborted, even if the question hangs', async () => {
    const clock = new ManualClock();
    const signals: AbortSignal[] = [];
    const ready = (signal: AbortSignal): Promise<void> => {
      signals.push(signal);
      return hangs();
    };
    const answer = becomesReady({ ready, readyTimeoutMs: 1000 }, clock, never);
    await clock.advance(999);
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    await clock.advance(1);
    expect(await answer).toBe(false);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  test('counts an error thrown at once as "not yet"', async () => {
    const clock = new ManualClock();
    const ready = (): Promise<void> => {
      throw new Error('not even a promise');
    };
    const answer = becomesReady({ ready, readyTimeoutMs: 100 }, clock, never);
    await clock.advance(100);
    expect(await answer).toBe(false);
  });

  test('is no longer asked for once nobody wants to know', async () => {
    const clock = new ManualClock();
    const run = new AbortController();
    const answer = becomesReady({ ready: hangs, readyTimeoutMs: 1000 }, clock, run.signal);
    run.abort();
    expect(await answer).toBe(false);
    await clock.advance(0);
    expect(clock.waiting).toBe(0);
  });
});

describe('health', () => {
  const rule = { everyMs: 100, timeoutMs: 50, failures: 3 };

  /** Runs checks that answer as given, then forever well; says whether health was lost. */
  async function lost(answers: ('well' | 'ill' | 'silent')[]): Promise<boolean> {
    const clock = new ManualClock();
    const run = new AbortController();
    const left = [...answers];
    let isLost = false;
    const check = async (): Promise<void> => {
      const answer = left.shift() ?? 'well';
      if (answer === 'ill') throw new Error('ill');
      if (answer === 'silent') await hangs();
    };
    const over = losesHealth({ ...rule, check }, clock, run.signal).then(() => {
      isLost = !run.signal.aborted;
    });
    await clock.advance(150 * (answers.length + 1));
    run.abort();
    await over;
    return isLost;
  }

  test('is lost by as many failures in a row as the rule says', async () => {
    expect(await lost(['well', 'ill', 'ill', 'ill'])).toBe(true);
  });

  test('counts silence as failure', async () => {
    expect(await lost(['silent', 'ill', 'silent'])).toBe(true);
  });

  test('is not lost by as many failures with a good answer between them', async () => {
    expect(await lost(['ill', 'ill', 'well', 'ill', 'silent'])).toBe(false);
  });
});
