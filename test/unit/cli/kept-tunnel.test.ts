import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { KeptTunnel, retryDelayMs } from '../../../docker/cli/connect/kept-tunnel.ts';
import { RefusedProblem, type Tunnel } from '../../../docker/cli/connect/ssh-tunnel.ts';
import { Problem } from '../../../server/contract/host/problem.ts';

test('the delay doubles from half a second or a whole one, to a minute at most', () => {
  const least = Array.from({ length: 8 }, (_, failures) => retryDelayMs(failures, () => 0));
  const most = Array.from({ length: 8 }, (_, failures) => retryDelayMs(failures, () => 1));
  expect(least).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(most).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

interface Line {
  readonly tunnel: Tunnel;
  drop(was: 'in use' | 'idle'): void;
}

function line(): Line {
  const { promise, resolve } = Promise.withResolvers<'in use' | 'idle'>();
  return { tunnel: { open: async () => new PassThrough(), closed: promise }, drop: resolve };
}

/** A tunnel over these attempts, one after the other; what happened is noted. */
function kept(attempts: (Line | Problem)[]) {
  const over = new AbortController();
  const notes: string[] = [];
  const tunnel = new KeptTunnel({
    open: async () => {
      notes.push('open');
      const next = attempts.shift();
      if (next === undefined) throw new Error('no attempt is left');
      if (next instanceof Problem) throw next;
      return next.tunnel;
    },
    onUp: () => notes.push('up'),
    onDrop: (was) => notes.push(`drop ${was}`),
    onFailure: (problem, delayMs) => notes.push(`${problem.message} ${delayMs}`),
    signal: over.signal,
    random: () => 0,
  });
  return { tunnel, notes, over };
}

test('a first attempt that fails is thrown', async () => {
  const { tunnel } = kept([new Problem('no')]);
  await expect(tunnel.run()).rejects.toThrow('no');
});

test('an idle drop is mended when somebody asks for a stream', async () => {
  const [first, second] = [line(), line()];
  const { tunnel, notes, over } = kept([first, second]);
  const running = tunnel.run();
  await tunnel.up();
  first.drop('idle');
  await first.tunnel.closed;
  // What could have run after the drop has run by the next turn of the loop.
  await new Promise(setImmediate);
  expect(notes).toEqual(['open', 'up', 'drop idle']);
  await tunnel.open();
  expect(notes).toEqual(['open', 'up', 'drop idle', 'open', 'up']);
  over.abort();
  second.drop('idle');
  await running;
});

test('a drop in use is mended by itself, after failures too', async () => {
  const [first, second] = [line(), line()];
  const { tunnel, notes, over } = kept([first, new Problem('not yet'), second]);
  const running = tunnel.run();
  await tunnel.up();
  first.drop('in use');
  await first.tunnel.closed;
  await tunnel.open();
  expect(notes).toEqual(['open', 'up', 'drop in use', 'open', 'not yet 2000', 'open', 'up']);
  over.abort();
  second.drop('in use');
  await running;
});

test('a refusal that lasts is thrown, not tried again', async () => {
  const first = line();
  const { tunnel } = kept([first, new RefusedProblem('another host key')]);
  const running = tunnel.run();
  first.drop('in use');
  await expect(running).rejects.toThrow('another host key');
});

test('an abort while it waits ends it', async () => {
  const first = line();
  const { tunnel, over } = kept([first]);
  const running = tunnel.run();
  await tunnel.up();
  first.drop('idle');
  over.abort();
  await running;
});
