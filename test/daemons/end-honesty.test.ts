// What is said of an end, wherever it is asked: `up` and its report, `down` in another terminal, `verify`
// afterwards. They must agree, also where something could not be overwritten.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

async function run(...args: string[]) {
  const env = { ...process.env, MAYFLY_LANG: 'en' };
  const child = spawn(process.execPath, [mayfly, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

async function room(): Promise<{ appliance: ReadyAppliance; id: string }> {
  const appliance = await readyAppliance({ flags: ['--no-onion'] });
  onTestFinished(async () => void (await appliance.kill()));
  return { appliance, id: String((await appliance.inside('tini')).pid) };
}

/** Leaves among a daemon's files one that its user may not touch, as only root of this machine can. */
function plant(id: string, part: string): void {
  const dir = join('/proc', id, 'root/run/mayfly', part, 'planted');
  mkdirSync(dir, { mode: 0o700 });
  writeFileSync(join(dir, 'key'), 'secret');
}

async function keysVerdict(appliance: ReadyAppliance): Promise<unknown> {
  const { residue } = await appliance.event('ended');
  return residue.checks.find(({ what }) => what === 'keys and state, overwritten');
}

const clean = { what: 'keys and state, overwritten', verdict: 'gone', detail: null };

test('a clean end by "down" is clean everywhere', async () => {
  const { appliance, id } = await room();
  const down = await run('down', '--room', id);
  expect(down).toEqual({ code: 0, out: '', err: 'mayfly: the room has ended\n' });
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(await keysVerdict(appliance)).toEqual(clean);
  expect((await run('verify')).code).toBe(0);
});

// Only root can plant what a daemon's user may not touch.
describe.runIf(process.getuid?.() === 0)('what could not be overwritten', () => {
  test.for(['sshd', 'ngircd', 'gateway', 'shared/doors'])(
    'in the directory "%s" is told by "down" as by "up", with the next step',
    async (dir) => {
      const { appliance, id } = await room();
      plant(id, dir);
      const part = dir === 'shared/doors' ? 'gateway' : dir;
      const down = await run('down', '--room', id);
      expect(down.code).toBe(3);
      expect(down.err).toMatch(/^mayfly: the room has ended; 1 of 2 found$/m);
      expect(down.err).toMatch(
        new RegExp(`keys and state, overwritten +LEFT +\\(of ${part}\\)$`, 'm'),
      );
      expect(down.err).toContain('switch this machine off');
      expect(await appliance.outcome).toEqual({ code: 3, signal: null });
      expect(await keysVerdict(appliance)).toEqual({
        ...clean,
        verdict: 'left',
        detail: `of ${part}`,
      });
      // What is left is in free memory, where nobody can look; on this machine nothing is.
      expect((await run('verify')).code).toBe(0);
    },
  );

  test('is told by "up" that is ended itself', async () => {
    const { appliance, id } = await room();
    plant(id, 'sshd');
    expect(await appliance.end()).toEqual({ code: 3, signal: null });
    expect(await keysVerdict(appliance)).toMatchObject({ verdict: 'left', detail: 'of sshd' });
  });
});
