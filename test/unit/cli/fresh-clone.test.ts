// A clone as it is before anything is installed: what it answers, and what it says where it cannot start.

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { earlyOnDisk, earlyText } from '../../../docker/cli/prepare/make-early.ts';
import { until } from '../../support/until.ts';

const root = join(import.meta.dirname, '../../..');
/** The Node of these tests, and the machine's own, which may be too old for .ts files. */
const nodes = [process.execPath, ...systemNode()];

let dir: string;
let clone: string;
let home: string;

function systemNode(): string[] {
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((file) => existsSync(file));
  return path === undefined ? [] : [path];
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-clone-'));
  clone = join(dir, 'a clone');
  home = join(dir, 'home');
  mkdirSync(home);
  for (const name of ['docker', 'server', 'web', 'package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(root, name), join(clone, name), { recursive: true });
});

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const plainEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: home,
  LANG: 'C.UTF-8',
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: clone,
    encoding: 'utf8',
    env: { ...plainEnv(), ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

const mayfly = (): string => join(clone, 'docker/cli/mayfly.mjs');
const isInstalled = (): boolean => existsSync(join(clone, 'node_modules'));

test('early.js is what early.ts makes; if not: npm run format', async () => {
  expect(earlyOnDisk()).toBe(await earlyText());
});

describe.each(nodes)('by %s, nothing is installed for', (node) => {
  test.each([
    [['--help'], 0, 'usage: mayfly COMMAND'],
    [['up', '--help'], 0, '--lifetime TIME'],
    [['help', 'connect'], 0, 'mayfly connect'],
    [['--version'], 0, 'mayfly 0.'],
    [['completion', 'fish'], 0, 'complete -c mayfly'],
    [[], 0, 'usage: mayfly COMMAND'],
    [['up', '--bogus'], 2, '--bogus: is not a flag of this command'],
    [['up', '--web-port', 'abc'], 2, '"abc" must be 1–65535'],
    [['dance'], 2, '"dance" is not a command'],
    [['connect'], 2, 'connect: no invitation'],
    [['up', '--passphrase-file', '/nowhere'], 2, '/nowhere does not exist'],
  ])('%j', (args, code, words) => {
    const outcome = run(node, [mayfly(), ...args]);
    expect(outcome.code).toBe(code);
    expect(outcome.out + outcome.err).toContain(words);
    expect(isInstalled()).toBe(false);
  });

  test('help in another language, and at 40 columns of it', () => {
    expect(run(node, [mayfly(), '--help'], { LANG: 'pt_BR.UTF-8' }).out).toMatch(/^uso: mayfly/);
  });
});

test('npm start -- --help asks for nothing, keeps no log, and says how it is called elsewhere', () => {
  const { code, out, err } = run('npm', ['start', '--', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('--lifetime TIME');
  expect(out).toContain(`${clone}/docker/cli/mayfly.mjs' up`);
  expect(err).toBe('');
  expect(isInstalled()).toBe(false);
  expect(existsSync(join(home, '.npm', '_logs'))).toBe(false);
  expect(readFilesBelow(home)).not.toContain('_update-notifier');
});

test('npm start takes no passphrase as a flag, and nothing on the disk has it', () => {
  const secret = 'never-on-a-disk-anywhere';
  const { code, err } = run('npm', ['start', '--', '--passphrase', secret]);
  expect(code).toBe(2);
  expect(err).toContain('--passphrase-file');
  expect(isInstalled()).toBe(false);
  expect(spawnSync('grep', ['-rq', secret, home]).status).toBe(1);
});

test('a flag that npm took, as the two dashes are missing, is said', () => {
  const { code, err } = run('npm', ['start', '--lifetime=2h']);
  expect(code).toBe(2);
  expect(err).toContain('put two dashes before it: npm start -- --lifetime');
});

function readFilesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true }).join('\n');
}

describe('a place where nothing can be installed is named before npm is asked', () => {
  /** With the clone mounted so, in a namespace that ends with it. */
  function mounted(options: string, script: string): Outcome {
    const namespaces =
      process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
    const mount = `mount --bind "$1" "$1" && mount -o remount,bind,${options} "$1" && shift && ${script}`;
    return run('unshare', [...namespaces, 'sh', '-c', mount, 'sh', clone, ...nodes]);
  }

  test.each([
    ['ro', 'is on a file system that is mounted read-only'],
    ['noexec', 'is mounted noexec: no program can run from there'],
  ])('mounted %s', (options, words) => {
    const { code, err } = mounted(options, `exec "$1" '${mayfly()}' status`);
    expect(code).toBe(1);
    expect(err).toContain(`mayfly: error: ${clone}: ${words}`);
    expect(err).toContain('mayfly: hint: copy it to a folder of your own');
    expect(err).not.toMatch(/npm|registry/);
  });
});

describe('sources where none can be started from', () => {
  test('without a lock file, they answer, and refuse all else with the reason', () => {
    const whole = join(dir, 'no lock');
    mkdirSync(whole);
    execFileSync('cp', ['-r', 'docker', 'server', 'package.json', whole], { cwd: clone });
    const copy = join(whole, 'docker/cli/mayfly.mjs');
    for (const node of nodes) {
      expect(run(node, [copy, '--help'])).toMatchObject({ code: 0, err: '' });
      const { code, err } = run(node, [copy, 'up']);
      expect(code).toBe(1);
      expect(err).toContain('this copy of Mayfly has no package-lock.json');
      expect(err).toContain('start it from a clone');
    }
  });

  test('in node_modules, they answer, and refuse all else with the reason', () => {
    const installed = join(dir, 'lib', 'node_modules', 'mayfly');
    mkdirSync(join(installed, '..'), { recursive: true });
    execFileSync('cp', ['-r', clone, installed]);
    const copy = join(installed, 'docker/cli/mayfly.mjs');
    for (const node of nodes) {
      expect(run(node, [copy, '--help'])).toMatchObject({ code: 0, err: '' });
      for (const words of [['up'], ['status'], ['verify'], ['connect', '-']]) {
        const { code, err } = run(node, [copy, ...words]);
        expect(code).toBe(1);
        expect(err).toMatch(/^mayfly: error: .* in a node_modules folder.*\nmayfly: hint: clone/);
      }
    }
  });
});

describe('a set-up that is ended', () => {
  const children: ChildProcess[] = [];
  let fakes: string;

  beforeAll(() => {
    // npm, as it is while it waits for a slow registry: with a program of its own below it.
    fakes = join(dir, 'fakes');
    mkdirSync(fakes);
    writeFileSync(join(fakes, 'npm'), '#!/bin/sh\nsleep 300 & echo $! > "$HOME/below"\nwait\n');
    chmodSync(join(fakes, 'npm'), 0o755);
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    const below = pidBelow();
    if (below !== null && isAlive(below)) process.kill(below, 'SIGKILL');
    rmSync(join(home, 'below'), { force: true });
  });

  function pidBelow(): number | null {
    try {
      return Number(readFileSync(join(home, 'below'), 'utf8').trim()) || null;
    } catch {
      return null;
    }
  }

  function isAlive(pid: number): boolean {
    try {
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  }

  function start(node: string): { child: ChildProcess; said: () => string } {
    const child = spawn(node, [mayfly(), 'status'], {
      cwd: clone,
      env: { ...plainEnv(), PATH: `${fakes}:${process.env['PATH']}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return { child, said: () => said };
  }

  test.each(nodes.flatMap((node) => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => [node, name])))(
    'by %s and %s takes npm and what npm started with it',
    async (node = '', signal = '') => {
      const { child, said } = start(node);
      const below = await until('npm’s program', pidBelow);
      child.kill(signal as NodeJS.Signals);
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(130);
      expect(isAlive(below)).toBe(false);
      expect(said()).toContain('the set-up was interrupted before it was complete');
    },
  );

  test.each(nodes)('by %s and SIGKILL holds the next one off until npm has ended', async (node) => {
    const first = start(node);
    const below = await until('npm’s program', pidBelow);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    rmSync(join(home, 'below'));
    // Whichever Node the next one has.
    const others = nodes.map((other) => start(other));
    for (const { said } of others)
      await until('the next to wait', () => said().includes('waiting for another set-up to end'));
    expect(isAlive(below)).toBe(true);
    expect(pidBelow()).toBeNull();
    process.kill(below, 'SIGKILL');
    await until('the next to go on', pidBelow);
  });
});
