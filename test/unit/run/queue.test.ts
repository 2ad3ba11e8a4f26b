// In which order and how many at once the parts of a run go.

import { expect, test } from 'vitest';
import { runQueue, type Job } from '../../setup/queue.mjs';

/** Jobs that end when they are told. */
class Jobs {
  readonly running: string[] = [];
  readonly #ends = new Map<string, (error: Error | null) => void>();

  job(name: string, seconds: number, group: string | null = null): Job {
    const run = async (): Promise<void> => {
      this.running.push(name);
      const { promise, resolve } = Promise.withResolvers<Error | null>();
      this.#ends.set(name, resolve);
      const error = await promise;
      this.running.splice(this.running.indexOf(name), 1);
      if (error !== null) throw error;
    };
    return { seconds, group, run };
  }

  /** Ends one, and lets the queue go on. */
  async end(name: string, error: Error | null = null): Promise<readonly string[]> {
    this.#ends.get(name)?.(error);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    return this.running;
  }
}

test('the longest begins first, and a row that is free takes the next', async () => {
  const jobs = new Jobs();
  const all = [jobs.job('a', 1), jobs.job('b', 3), jobs.job('c', 2), jobs.job('d', Infinity)];
  const ended = runQueue(all, 2);
  expect(jobs.running).toEqual(['d', 'b']);
  expect(await jobs.end('d')).toEqual(['b', 'c']);
  expect(await jobs.end('c')).toEqual(['b', 'a']);
  expect(await jobs.end('b')).toEqual(['a']);
  await jobs.end('a');
  await ended;
});

test('two of one group are never beside each other, and keep no other waiting', async () => {
  const jobs = new Jobs();
  const all = [jobs.job('a', 4, 'rooms'), jobs.job('b', 3, 'rooms'), jobs.job('c', 2)];
  const ended = runQueue([...all, jobs.job('d', 1)], 3);
  expect(jobs.running).toEqual(['a', 'c', 'd']);
  expect(await jobs.end('c')).toEqual(['a', 'd']);
  expect(await jobs.end('a')).toEqual(['d', 'b']);
  await jobs.end('d');
  await jobs.end('b');
  await ended;
});

test('a fault of one is told at once, and no other begins', async () => {
  const jobs = new Jobs();
  const ended = runQueue([jobs.job('a', 3), jobs.job('b', 2), jobs.job('c', 1)], 2);
  const told = expect(ended).rejects.toThrow('a fault');
  expect(await jobs.end('a', new Error('a fault'))).toEqual(['b']);
  await told;
});

test('nothing to do ends at once', async () => {
  await runQueue([], 2);
});
