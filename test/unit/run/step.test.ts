// One command of the test run: what it started is found and ended, wherever it went.

import { tmpdir } from 'node:os';

import { afterEach, expect, test } from 'vitest';

import { endLeftovers, leftovers, runStep } from '../../setup/step.mjs';
import { until } from '../../support/until.ts';

const cwd = tmpdir();
const timeLimitMs = 30_000;

afterEach(() => endLeftovers());

test('a command gives its exit code and what it says', async () => {
  const step = await runStep(['sh', '-c', 'echo words; exit 3'], {
    cwd,
    timeLimitMs,
    stdout: 'pipe',
  });
  expect(step).toEqual({ code: 3, stdout: 'words\n', timedOut: false });
});

test('a command has nothing on its stdin', async () => {
  const step = await runStep(['wc', '-c'], { cwd, timeLimitMs, stdout: 'pipe' });
  expect(step.stdout.trim()).toBe('0');
});

test('a process that left its session behind is found, and ended', async () => {
  await runStep(['sh', '-c', 'setsid sleep 1000 >/dev/null 2>&1 &'], { cwd, timeLimitMs });
  await until('it to run', () => leftovers().some(({ command }) => command === 'sleep 1000'));
  await endLeftovers();
  expect(leftovers()).toEqual([]);
});

test('steps that run beside each other are told apart', async () => {
  const leave = ['sh', '-c', 'setsid sleep 1000 >/dev/null 2>&1 &'];
  const steps = ['one', 'other'];
  for (const step of steps) await runStep(leave, { cwd, timeLimitMs, step });
  for (const step of steps) await until('it to run', () => leftovers(step).length === 1);
  await endLeftovers({ step: 'one' });
  expect(leftovers('one')).toEqual([]);
  expect(leftovers('other')).toHaveLength(1);
  expect(leftovers()).toEqual(leftovers('other'));
});

test('a process that ignores SIGTERM is ended by force', async () => {
  const stubborn = 'trap "" TERM; while :; do sleep 0.2; done';
  await runStep(['sh', '-c', `setsid sh -c '${stubborn}' >/dev/null 2>&1 &`], { cwd, timeLimitMs });
  await until('it to run', () => leftovers().some(({ command }) => command.startsWith('sleep')));
  await endLeftovers({ graceMs: 300 });
  expect(leftovers()).toEqual([]);
});

test('a command that takes too long is ended, with all that it started', async () => {
  const step = await runStep(['sh', '-c', 'sleep 1000 & sleep 1000'], { cwd, timeLimitMs: 300 });
  expect(step).toMatchObject({ code: null, timedOut: true });
  expect(leftovers()).toEqual([]);
});
