// No process of ours leaves its memory on the disk when it crashes, whatever the shell allows: the command,
// its commands that hold a guest's key, and all that it starts. And verify finds a core where there is one.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { withoutCores } from '../../docker/cli/host/no-cores.mjs';
import { readyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { inPrivateView } from '../support/private-view.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const cli = join(import.meta.dirname, '../../docker/cli');
const mayfly = join(cli, 'mayfly.mjs');

/** A shell that lets every program write a core file, as some people's do. */
const careless = ['/bin/sh', '-c', 'ulimit -c unlimited; exec "$0" "$@"'];
/** Where cores go into the working folder; elsewhere a program is handed them, and no file is ours to see. */
const writesHere = !/^[|/]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8'));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-cores-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function start(...words: readonly string[]): ChildProcess {
  const [program = '', ...args] = [...careless, process.execPath, ...words];
  const child = spawn(program, args, { cwd: dir, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdout.resume();
  child.stderr.resume();
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function limitsOf(pid: number): string {
  return /^Max core file size.*$/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[0] ?? '';
}

const zero = /^Max core file size\s+0\s+0\s/;

/** core(5): bits of what memory a dump holds. */
function dumped(pid: number): number {
  return Number.parseInt(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8'), 16);
}

/** A process ends a moment before its dump is written. */
async function crash(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  process.kill(child.pid ?? 0, 'SIGSEGV');
  await closed;
}

async function verify(): Promise<{ readonly code: number; readonly out: string }> {
  const options = { cwd: dir, env: { ...process.env, DOCKER_HOST: 'unix:///nowhere' } };
  return run(process.execPath, [mayfly, 'verify', '--json'], options).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, out: stdout }),
  );
}

test.each(['connect', 'seal'])('%s, which waits for a secret, leaves no core', async (command) => {
  const child = start(mayfly, command, '-');
  const pid = child.pid ?? 0;
  await until('the limit', () => zero.test(limitsOf(pid)) && dumped(pid) === 0);
  await crash(child);
  expect(readdirSync(dir)).toEqual([]);
});

test('neither does a room’s host program, nor any process that it started', async () => {
  const appliance = await readyAppliance({
    flags: ['--no-onion'],
    prefix: [...inPrivateView, ...careless],
  });
  onTestFinished(async () => void (await appliance.kill()));
  const host = (await run('pgrep', ['-f', `${mayfly} up`])).stdout.trim().split('\n').map(Number);
  const inside = processesInside(await appliance.namespace());
  const names = inside.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['tini', 'ngircd', 'sshd']));
  // Supervisor, gateway and uplink.
  expect(inside.length).toBeGreaterThanOrEqual(6);
  for (const pid of [...host, ...inside.map((each) => each.pid)]) {
    expect(limitsOf(pid)).toMatch(zero);
    expect(dumped(pid)).toBe(0);
  }
});

test('where nothing can set a limit from outside, a new process has it', async () => {
  const [program, args] = withoutCores('/bin/sh', ['-c', 'ulimit -c; echo "$1"', 'sh', 'a word']);
  const words = [...careless.slice(1), program, ...args];
  expect((await run('/bin/sh', words)).stdout).toBe('0\na word\n');
});

test.runIf(writesHere)('verify finds a core of ours, and this is how one would look', async () => {
  // The same name among its arguments, and nothing that keeps it from dumping.
  const child = start('--eval', 'setInterval(() => {}, 1000)', mayfly, 'up');
  await until('node, in the place of the shell', () => {
    const [program] = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').split('\0');
    return program === process.execPath;
  });
  expect(limitsOf(child.pid ?? 0)).toMatch(/^Max core file size\s+unlimited/);
  await crash(child);
  expect(readdirSync(dir)).toHaveLength(1);
  const found = await verify();
  expect(found.code).toBe(3);
  expect(found.out).toContain(join(dir, readdirSync(dir)[0] ?? ''));
  for (const name of readdirSync(dir)) rmSync(join(dir, name));
  expect((await verify()).code).toBe(0);
});
