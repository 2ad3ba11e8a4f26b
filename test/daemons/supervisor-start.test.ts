import { writeFileSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../server/contract/host/problem.ts';
import { realClock } from '../../server/supervisor/clock.ts';
import { startProcess } from '../../server/supervisor/child-process.ts';
import { toSpec } from './supervisor-fixture/children.ts';
import { commandLine } from './supervisor-fixture/processes.ts';
import { Room } from './supervisor-fixture/room.ts';

let room: Room;

beforeEach(() => {
  room = new Room();
});

afterEach(() => room.end());

async function problemOf(start: Promise<void>): Promise<Problem> {
  const error: unknown = await start.catch((caught: unknown) => caught);
  if (!(error instanceof Problem)) throw new Error('the start went well', { cause: error });
  return error;
}

describe('the start', () => {
  test('lets independent children start together, and a dependent one when both are ready', async () => {
    const permit = join(room.dir, 'permit');
    const late = room.answering('late');
    const supervisor = room.supervise(
      room.answering('early'),
      // Runs at once, but gives no evidence before it is permitted to.
      {
        ...late,
        command: '/bin/sh',
        args: ['-c', waitFor(permit), 'sh', late.command, ...late.args],
      },
      { ...room.answering('dependent'), after: ['early', 'late'] },
    );
    const started = supervisor.start();
    await expect.poll(() => room.status('early').state).toBe('ready');
    expect(room.status('late')).toMatchObject({ state: 'starting', pid: expect.any(Number) });
    expect(room.status('dependent')).toMatchObject({ state: 'down', pid: null });

    writeFileSync(permit, '');
    await started;
    expect(room.journal).toEqual(['early up', 'late up', 'dependent up']);
    expect(supervisor.status().map((status) => status.state)).toEqual(['ready', 'ready', 'ready']);
    expect(room.states('late')).toEqual(['starting', 'ready']);
  });

  test('hands a secret over on stdin, and nothing inherited in the environment', async () => {
    const seen = join(room.dir, 'seen');
    const script = `{ cat; env; } > ${seen}.part && mv ${seen}.part ${seen}; exec sleep 1000`;
    const supervisor = room.supervise({
      ...room.shell('reader', script),
      stdin: 'the-passphrase\n',
    });
    await supervisor.start();
    await expect.poll(() => readFile(seen, 'utf8').catch(() => '')).not.toBe('');
    const [stdin, ...env] = (await readFile(seen, 'utf8')).trim().split('\n');
    expect(stdin).toBe('the-passphrase');
    expect(new Set(env.map((line) => line.split('=')[0]))).toEqual(
      new Set(['MAYFLY_TEST', 'PATH', 'PWD']),
    );
    // The shell has still to become it.
    await expect.poll(() => commandLine(room.pid('reader'))).toBe('sleep 1000');
  });

  test('gives a child that says nothing safe no place to say it', async () => {
    const supervisor = room.supervise(room.shell('silent', 'exec sleep 1000'));
    await supervisor.start();
    for (const fd of [0, 1, 2]) {
      expect(await readlink(`/proc/${room.pid('silent')}/fd/${fd}`)).toBe('/dev/null');
    }
  });

  test('keeps what a child says until it is told to drop it, and nothing of what comes then', async () => {
    const spec = toSpec({
      ...room.shell(
        'tor',
        `cd ${room.dir}; mkfifo pipe; echo before; read go < pipe; echo after; touch said`,
      ),
      outputIsSafe: true,
    });
    const ended = Promise.withResolvers<string>();
    const child = startProcess(spec, realClock, ended.resolve);
    await expect.poll(() => child?.output()).toBe('before');
    child?.dropOutput();
    expect(child?.output()).toBe('');
    writeFileSync(join(room.dir, 'pipe'), 'go\n');
    expect(await ended.promise).toBe('ended with exit code 0');
    expect(await readdir(room.dir)).toContain('said');
    expect(child?.output()).toBe('');
  });

  test('writes the files of a child before it runs, and drops the secret ones when it is ready', async () => {
    const key = join(room.dir, 'keys', 'key');
    const config = join(room.dir, 'config');
    const answering = room.answering('reader');
    const supervisor = room.supervise({
      ...answering,
      command: '/bin/sh',
      // Ends at once unless both are there.
      args: [
        '-ec',
        `cat ${key} ${config} > ${room.dir}/copy; exec "$@"`,
        'sh',
        answering.command,
        ...answering.args,
      ],
      dirs: [room.dir],
      files: [
        { path: key, mode: 0o600, content: 'key ', dropWhenReady: true },
        { path: config, mode: 0o644, content: 'config' },
      ],
    });
    await supervisor.start();
    expect(await readFile(join(room.dir, 'copy'), 'utf8')).toBe('key config');
    await expect.poll(() => readdir(join(room.dir, 'keys'))).toEqual([]);
    expect(await readFile(config, 'utf8')).toBe('config');

    await supervisor.stop();
    expect(await readdir(room.dir)).toEqual([]);
  });
});

describe('a required child that cannot become ready', () => {
  test('fails the start with what it said, if that is safe', async () => {
    const failing = room.shell('ngircd', 'echo "cannot bind port" >&2; exit 3');
    const supervisor = room.supervise({ ...failing, socket: '/nonexistent', outputIsSafe: true });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe(
      'ngircd: could not be started: ended with exit code 3; it said:\ncannot bind port',
    );
    expect(problem.hint).toBe('tried 3 times');
  });

  test('fails the start without a word of its own, if that is not safe', async () => {
    const failing = room.shell('ngircd', 'echo "alice from 192.0.2.1" >&2; exit 3');
    const supervisor = room.supervise({ ...failing, socket: '/nonexistent' });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe('ngircd: could not be started: ended with exit code 3');
  });

  test('shows the last of a long output only', async () => {
    const failing = room.shell('tor', 'seq 1 100000; exit 1');
    const supervisor = room.supervise({ ...failing, socket: '/nonexistent', outputIsSafe: true });
    const { message } = await problemOf(supervisor.start());
    expect(message.length).toBeLessThan(4300);
    expect(message).toMatch(/\n99999\n100000$/);
  });

  test('fails the start if it runs but gives no evidence in time, and is not left running', async () => {
    const mute = room.shell('mute', 'exec sleep 1000');
    const supervisor = room.supervise({ ...mute, socket: '/nonexistent', readyTimeoutMs: 100 });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe('mute: could not be started: was not ready within 100 ms');
    await supervisor.stop();
    expect(room.processes).toEqual([]);
  });

  test('fails the start if its program is not there', async () => {
    const supervisor = room.supervise({ ...room.shell('absent', ''), command: '/nonexistent' });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe('absent: could not be started: could not be run (ENOENT)');
  });

  test('fails the start if the kernel refuses to run it', async () => {
    // execve(2): one argument holds 128 KiB at most.
    const args = ['x'.repeat(200_000)];
    const supervisor = room.supervise({ ...room.shell('large', ''), args });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe('large: could not be started: could not be run (E2BIG)');
  });

  test('fails the start if a file cannot be written, and says which', async () => {
    writeFileSync(join(room.dir, 'onion'), 'not a directory');
    const files = [{ path: join(room.dir, 'onion', 'key'), mode: 0o600, content: 'secret' }];
    const supervisor = room.supervise({ ...room.shell('tor', ''), dirs: [room.dir], files });
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toBe(
      `tor: could not be started: write ${room.dir}/onion/key: failed (ENOTDIR)`,
    );
  });

  test('fails the start of those that wait for it', async () => {
    const supervisor = room.supervise(
      { ...room.shell('first', 'exit 1'), socket: '/nonexistent' },
      { ...room.answering('second'), after: ['first'] },
    );
    const problem = await problemOf(supervisor.start());
    expect(problem.message).toMatch(/^first: /);
    expect(room.status('second').state).toBe('down');
    await supervisor.stop();
    expect(room.journal).toEqual([]);
  });
});

test('a list in which a child waits for a later one is refused', () => {
  const after = ['later'];
  expect(() =>
    room.supervise({ ...room.shell('early', ''), after }, room.shell('later', '')),
  ).toThrow('supervisor: early is to start after later, which is not before it');
  expect(() => room.supervise(room.shell('twin', ''), room.shell('twin', ''))).toThrow(
    'supervisor: two children named twin',
  );
});

/** A shell's wait until the file is there, then the rest of its arguments as a program. */
function waitFor(path: string): string {
  return `until [ -e ${path} ]; do sleep 0.02; done; exec "$@"`;
}
