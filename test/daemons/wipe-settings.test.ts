// The kernel's settings are as before, however overwriting memory ends: here with files in their place, and with
// little memory. test/ram has the kernel's own, in a machine of its own.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { recoverSettings } from '../../docker/cli/wipe/kernel-settings.ts';
import { until } from '../support/until.ts';

const program = join(import.meta.dirname, 'wipe-fixture/wipe-a-little.ts');
const mib = 2 ** 20;
/** Takes seconds: what is to happen meanwhile happens before. */
const longBytes = 512 * mib;
const shortBytes = 32 * mib;

const before = {
  min_free_kbytes: '67584',
  lowmem_reserve_ratio: '256\t256\t32\t0\t0',
  watermark_scale_factor: '10',
};

let dir: string;
let record: string;

beforeEach(() => {
  const place = mkdtempSync(join(tmpdir(), 'mayfly-wipe-'));
  dir = join(place, 'vm');
  record = join(place, 'record');
  mkdirSync(dir);
  for (const [name, value] of Object.entries(before)) writeFileSync(join(dir, name), value);
});
afterEach(() => {
  rmSync(join(dir, '..'), { recursive: true });
});

const valuesNow = (): Record<string, string> =>
  Object.fromEntries(
    Object.keys(before).map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
  );
const isLowered = (): boolean => valuesNow()['min_free_kbytes'] === '1024';
const isRestored = (): boolean =>
  !existsSync(record) && JSON.stringify(valuesNow()) === JSON.stringify(before);

function start(bytes: number): ChildProcess {
  const words = [program, dir, record, String(bytes)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The processes that a process has started: what watches over the settings, then what fills memory. */
function childrenOf({ pid }: ChildProcess): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return listed.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}

/** Whether the kernel, out of memory, ends this process before any other. */
function isFirstToGo(pid = 0): boolean {
  return readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim() === '1000';
}

/** Waits until memory is being filled. @returns both processes. */
async function untilItFills(child: ChildProcess): Promise<{ watch: number; filler: number }> {
  const [watch = 0, filler = 0] = await until('both processes', () => {
    const found = childrenOf(child);
    return found.length === 2 && isLowered() && isFirstToGo(found[1]) && found;
  });
  return { watch, filler };
}

async function outcomeOf(child: ChildProcess): Promise<unknown> {
  if (child.stdout === null) throw new Error('the program has no stdout');
  const lines = (await text(child.stdout)).trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '');
}

test('the settings are lowered while memory is filled, and put back afterwards', async () => {
  const child = start(longBytes);
  const outcome = outcomeOf(child);
  await untilItFills(child);
  expect(valuesNow()).toEqual({
    min_free_kbytes: '1024',
    lowmem_reserve_ratio: '0\t0\t0\t0\t0',
    watermark_scale_factor: '1',
  });
  expect(await outcome).toMatchObject({ end: 'full', totalBytes: longBytes });
  expect(valuesNow()).toEqual(before);
  expect(existsSync(record)).toBe(false);
});

test('Ctrl-C leaves the rest of memory, and no setting', async () => {
  const child = start(longBytes);
  const outcome = outcomeOf(child);
  await untilItFills(child);
  child.kill('SIGINT');
  expect(await outcome).toMatchObject({ end: 'stopped' });
  expect(isRestored()).toBe(true);
});

test('only one command at a time lowers the settings', async () => {
  const first = start(longBytes);
  await untilItFills(first);
  const second = start(shortBytes);
  const [code] = await once(second, 'exit');
  expect(code).not.toBe(0);
  expect(isLowered()).toBe(true);
  first.kill('SIGINT');
  await until('the settings to be back', isRestored);
});

test('what fills memory is killed, as the kernel would first', async () => {
  const child = start(longBytes);
  const outcome = outcomeOf(child);
  const { filler } = await untilItFills(child);
  kill(filler);
  expect(await outcome).toMatchObject({ end: 'killed' });
  expect(isRestored()).toBe(true);
});

test('the command is killed: what fills memory ends, and the settings are put back', async () => {
  const child = start(longBytes);
  const { filler } = await untilItFills(child);
  child.kill('SIGKILL');
  await until('the settings to be back', isRestored);
  expect(existsSync(`/proc/${filler}/exe`)).toBe(false);
});

test('what watches over the settings is killed: the command puts them back', async () => {
  const child = start(longBytes);
  const outcome = outcomeOf(child);
  const { watch } = await untilItFills(child);
  kill(watch);
  expect(await outcome).toMatchObject({ end: 'stopped' });
  expect(isRestored()).toBe(true);
});

test('the command stands still: the settings are put back when memory has been filled', async () => {
  const child = start(longBytes);
  await untilItFills(child);
  child.kill('SIGSTOP');
  await until('the settings to be back', () => valuesNow()['min_free_kbytes'] === '67584');
  child.kill('SIGKILL');
});

test('all is killed at once: the next command puts them back', async () => {
  const child = start(longBytes);
  const { watch, filler } = await untilItFills(child);
  // The watch first: it would be quick.
  for (const pid of [watch, child.pid, filler]) kill(pid);
  await once(child, 'exit');
  expect(isLowered()).toBe(true);
  await recoverSettings({ dir, record });
  expect(isRestored()).toBe(true);
});

test('a record that names other files changes none of them', async () => {
  const other = join(dir, 'other');
  writeFileSync(other, 'as it was');
  writeFileSync(record, JSON.stringify({ pid: 1, startTicks: null, values: { [other]: 'no' } }));
  await recoverSettings({ dir, record });
  expect(readFileSync(other, 'utf8')).toBe('as it was');
  expect(isRestored()).toBe(true);
});

test('a record that is cut off is no reason to stop', async () => {
  writeFileSync(record, '{"pid":1,"val');
  expect(await outcomeOf(start(shortBytes))).toMatchObject({ end: 'full' });
  expect(isRestored()).toBe(true);
});

test('kill -9 at random moments leaves no setting changed', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 12; round += 1) {
    const child = start(longBytes);
    const gone = once(child, 'exit');
    await delay(Math.random() * 600);
    const all = [child.pid, ...childrenOf(child)];
    const chosen = all.filter(() => Math.random() < 0.6);
    for (const pid of chosen) kill(pid);
    // Who was not hit is to end by itself.
    child.kill('SIGINT');
    await gone;
    await recoverSettings({ dir, record });
    expect(valuesNow(), `round ${round}, killed ${chosen.length} of ${all.length}`).toEqual(before);
    expect(existsSync(record)).toBe(false);
  }
});
