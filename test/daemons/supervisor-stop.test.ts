import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../server/contract/host/problem.ts';
import { realClock } from '../../server/supervisor/clock.ts';
import { Supervisor } from '../../server/supervisor/supervisor.ts';
import { toSpec } from './supervisor-fixture/children.ts';
import { Room } from './supervisor-fixture/room.ts';

let room: Room;

beforeEach(() => {
  room = new Room();
});

afterEach(() => room.end());

const quiet = { killed: [], left: [], unwiped: [] };

describe('the end', () => {
  test('comes to each child after those that depend on it have ended', async () => {
    const supervisor = room.supervise(
      room.answering('ngircd'),
      { ...room.answering('gateway', 'slow'), after: ['ngircd'] },
      { ...room.answering('tor', 'slow'), after: ['gateway'] },
    );
    await supervisor.start();
    expect(await supervisor.stop()).toEqual(quiet);
    expect(room.journal.join(', ')).toBe(
      'ngircd up, gateway up, tor up, ' +
        'tor heard, tor ended, gateway heard, gateway ended, ngircd heard, ngircd ended',
    );
    expect(supervisor.status().map(({ state, pid }) => [state, pid])).toEqual([
      ['stopped', null],
      ['stopped', null],
      ['stopped', null],
    ]);
    expect(room.processes).toEqual([]);
  });

  test('comes to a child that ignores SIGTERM by SIGKILL, after the grace time', async () => {
    const supervisor = room.supervise(
      { ...room.answering('deaf', 'deaf'), graceMs: 100 },
      { ...room.answering('last'), after: ['deaf'] },
    );
    await supervisor.start();
    expect(await supervisor.stop()).toEqual({ ...quiet, killed: ['deaf'] });
    expect(room.journal.slice(2)).toEqual(['last heard', 'last ended', 'deaf heard']);
    expect(room.processes).toEqual([]);
  });

  test('does not wait for a long grace time when its own is over', async () => {
    const supervisor = room.supervise(room.answering('first'), {
      ...room.answering('deaf', 'deaf'),
      after: ['first'],
      graceMs: 3_600_000,
    });
    await supervisor.start();
    expect(await supervisor.stop(1000)).toMatchObject({
      killed: expect.arrayContaining(['deaf']),
      left: [],
    });
    expect(room.journal).toContain('deaf heard');
    expect(room.processes).toEqual([]);
  });

  test('is heard by a child that was stopped', async () => {
    const supervisor = room.supervise(room.answering('frozen'));
    await supervisor.start();
    process.kill(room.pid('frozen'), 'SIGSTOP');
    expect(await supervisor.stop()).toEqual(quiet);
    expect(room.journal).toEqual(['frozen up', 'frozen heard', 'frozen ended']);
  });

  test('is told at once to whoever gathers evidence, not only when the child has ended', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const supervisor = new Supervisor({
      children: [
        {
          ...toSpec({ ...room.answering('deaf', 'deaf'), graceMs: 3_600_000 }),
          ready: (signal) => {
            asked.resolve(signal);
            return new Promise(() => {});
          },
        },
      ],
      clock: realClock,
      random: Math.random,
    });
    const started = supervisor.start().catch(String);
    const signal = await asked.promise;
    await expect.poll(() => room.journal).toEqual(['deaf up']);
    const stopped = supervisor.stop(3_600_000);
    await expect.poll(() => signal.aborted).toBe(true);
    expect(supervisor.status()).toMatchObject([{ state: 'stopping', pid: expect.any(Number) }]);
    supervisor.kill();
    expect(await stopped).toEqual({ ...quiet, killed: ['deaf'] });
    expect(await started).toContain('was stopped before it was ready');
  });

  test('comes to descendants that ignore SIGTERM and outlive their parent', async () => {
    const stray = `trap "" TERM; while :; do sleep 1000; done`;
    const supervisor = room.supervise(
      room.shell('parent', `(${stray}) & (${stray}) & exec sleep 1000`),
    );
    await supervisor.start();
    await expect.poll(() => room.processes.length).toBe(5);
    expect(await supervisor.stop()).toEqual(quiet);
    await expect.poll(() => room.processes).toEqual([]);
  });

  test('comes at once if asked to, in whatever state the children are', async () => {
    const supervisor = room.supervise(
      { ...room.answering('deaf', 'deaf'), graceMs: 3_600_000 },
      { ...room.shell('mute', 'trap "" TERM; sleep 1000'), socket: '/nonexistent' },
      { ...room.answering('dependent'), after: ['mute'] },
    );
    const started = supervisor.start().catch((error: unknown) => error);
    await expect.poll(() => room.status('deaf').state).toBe('ready');
    await expect.poll(() => room.processes.length).toBe(3);
    supervisor.kill();
    await expect.poll(() => room.processes).toEqual([]);
    expect(await started).toBeInstanceOf(Problem);
    expect(await supervisor.stop()).toMatchObject({ left: [], unwiped: [] });
  });

  test('in the midst of a start ends that start with a Problem', async () => {
    const supervisor = room.supervise(
      { ...room.shell('mute', 'exec sleep 1000'), socket: '/nonexistent' },
      { ...room.answering('dependent'), after: ['mute'] },
    );
    const started = supervisor.start().catch((error: unknown) => error);
    await expect.poll(() => room.status('mute').pid).not.toBeNull();
    expect(await supervisor.stop()).toEqual(quiet);
    const error = await started;
    expect(error).toBeInstanceOf(Problem);
    expect(String(error)).toContain('was stopped before it was ready');
    expect(room.processes).toEqual([]);
    expect(room.journal).toEqual([]);
  });

  test('gives the same report to all who ask for it', async () => {
    const supervisor = room.supervise(room.answering('only'));
    await supervisor.start();
    const reports = await Promise.all([supervisor.stop(), supervisor.stop()]);
    expect(reports).toEqual([quiet, quiet]);
    expect(room.journal).toEqual(['only up', 'only heard', 'only ended']);
  });

  test('begins with the files that were written for the children, keys among them', async () => {
    const dir = join(room.dir, 'own');
    mkdirSync(dir);
    const files = [{ path: join(dir, 'host_key'), mode: 0o600, content: 'secret' }];
    const supervisor = room.supervise(
      { ...room.answering('deaf', 'deaf'), dirs: [dir], files, graceMs: 3_600_000 },
      { ...room.answering('last', 'deaf'), after: ['deaf'], graceMs: 3_600_000 },
    );
    await supervisor.start();
    expect(await readdir(dir)).toEqual(['host_key']);
    const stopped = supervisor.stop(3_600_000);
    expect(await readdir(dir)).toEqual([]);
    expect(room.status('deaf')).toMatchObject({ state: 'ready', pid: expect.any(Number) });
    supervisor.kill();
    expect(await stopped).toMatchObject({ left: [], unwiped: [] });
  });

  test('wipes what a child leaves in its directories, and says where it could not', async () => {
    const dir = join(room.dir, 'state');
    const wiped = {
      ...room.shell('tor', `mkdir -p ${dir}/deep; echo key > ${dir}/deep/key; exec sleep 1000`),
    };
    writeFileSync(join(room.dir, 'no-directory'), '');
    const supervisor = room.supervise(
      { ...wiped, dirs: [dir] },
      { ...room.shell('sshd', 'exec sleep 1000'), dirs: [join(room.dir, 'no-directory')] },
    );
    await supervisor.start();
    await expect.poll(() => readdir(join(dir, 'deep')).catch(() => [])).toEqual(['key']);
    expect(await supervisor.stop()).toEqual({ ...quiet, unwiped: ['sshd'] });
    expect(await readdir(dir)).toEqual([]);
  });

  test('a folder that two share is wiped, and told of, once', async () => {
    const shared = join(room.dir, 'no-directory');
    writeFileSync(shared, '');
    const supervisor = room.supervise(
      { ...room.shell('sshd', 'exec sleep 1000'), dirs: [shared] },
      { ...room.shell('sshd-onion', 'exec sleep 1000'), dirs: [shared], wipesDirs: false },
    );
    await supervisor.start();
    expect(await supervisor.stop()).toEqual({ ...quiet, unwiped: ['sshd'] });
  });
});
