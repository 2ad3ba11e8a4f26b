import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { defaultPolicy } from '../../server/supervisor/supervisor.ts';
import { busyLoops } from '../support/slow-machine.ts';
import { ManualClock } from '../unit/supervisor/manual-clock.ts';
import { answers } from './supervisor-fixture/children.ts';
import { runs } from './supervisor-fixture/processes.ts';
import { quickPolicy, Room } from './supervisor-fixture/room.ts';

let room: Room;

beforeEach(() => {
  room = new Room();
});

afterEach(() => room.end());

describe('a child that is ready', () => {
  test('is started again when it is killed, and the others are left alone', async () => {
    const child = room.answering('ngircd');
    const supervisor = room.supervise(child, { ...room.answering('gateway'), after: ['ngircd'] });
    await supervisor.start();
    const [before, other] = [room.pid('ngircd'), room.pid('gateway')];

    process.kill(before, 'SIGKILL');
    await expect.poll(() => room.status('ngircd')).toMatchObject({ state: 'ready', restarts: 1 });
    expect(room.states('ngircd')).toEqual(['starting', 'ready', 'waiting', 'starting', 'ready']);
    expect(room.pid('ngircd')).not.toBe(before);
    expect(await answers(child.socket, AbortSignal.timeout(5000))).toBe(
      `ngircd ${room.pid('ngircd')}\n`,
    );
    expect(room.status('gateway')).toMatchObject({ state: 'ready', restarts: 0, pid: other });
  });

  test.for([
    ['stands still', 'SIGSTOP'],
    // It wants all the time that there is, and on a busy machine never gets enough: its limits are over at last.
    ['runs on in a busy loop', 'SIGUSR2'],
  ] as const)('is killed and started again when it %s', async ([, signal]) => {
    const end = await busyLoops(4);
    onTestFinished(end);
    const supervisor = room.supervise({ ...room.answering('ngircd'), watched: true });
    await supervisor.start();
    const before = room.pid('ngircd');

    process.kill(before, signal);
    await expect
      .poll(() => room.status('ngircd'), { timeout: 30_000 })
      .toMatchObject({
        state: 'ready',
        restarts: 1,
      });
    expect(runs(before)).toBe(false);
    expect(room.pid('ngircd')).not.toBe(before);
  });

  test('may not go on beside a secret that could not be dropped', async () => {
    const key = join(room.dir, 'own', 'key');
    mkdirSync(join(room.dir, 'own'));
    const answering = room.answering('tor');
    const supervisor = room.supervise({
      ...answering,
      command: '/bin/sh',
      // A file is dropped, a directory in its place cannot be.
      args: [
        '-c',
        `rm ${key}; mkdir ${key}; exec "$@"`,
        'sh',
        answering.command,
        ...answering.args,
      ],
      dirs: [join(room.dir, 'own')],
      files: [{ path: key, mode: 0o600, content: 'secret', dropWhenReady: true }],
    });
    await supervisor.start();
    await expect.poll(() => room.states('tor')).toContain('degraded');
    expect(room.states('tor').slice(0, 4)).toEqual(['starting', 'ready', 'waiting', 'starting']);
    await supervisor.stop();
    expect(readdirSync(join(room.dir, 'own'))).toEqual([]);
  });

  test('takes its descendants with it when it falls', async () => {
    const supervisor = room.supervise(room.shell('parent', 'sleep 1000 & sleep 1000 & wait'));
    await supervisor.start();
    await expect.poll(() => room.processes.length).toBe(3);
    const before = room.processes;

    process.kill(room.pid('parent'), 'SIGKILL');
    await expect.poll(() => room.status('parent')).toMatchObject({ state: 'ready', restarts: 1 });
    await expect.poll(() => before.filter(runs)).toEqual([]);
    await expect.poll(() => room.processes.length).toBe(3);
  });

  test('is degraded when it falls too often, still tried, and ready once it can be', async () => {
    const supervisor = room.supervise(room.answering('ngircd'), room.answering('sshd'));
    await supervisor.start();
    const other = room.pid('sshd');
    const killOnce = async (): Promise<void> => {
      await expect.poll(() => room.status('ngircd').state).toBe('ready');
      process.kill(room.pid('ngircd'), 'SIGKILL');
      await expect.poll(() => room.status('ngircd').state).not.toBe('ready');
    };
    for (let kills = 1; kills < 4; kills += 1) await killOnce();
    expect(room.states('ngircd')).not.toContain('degraded');
    await killOnce();
    await expect.poll(() => room.status('ngircd')).toMatchObject({ state: 'ready', restarts: 4 });
    expect(room.states('ngircd').slice(-3)).toEqual(['degraded', 'starting', 'ready']);
    expect(room.status('sshd')).toMatchObject({ state: 'ready', restarts: 0, pid: other });
  });
});

describe('failures in a row', () => {
  const { healthyMs, capMs, loopAfter } = quickPolicy;

  async function fall(clock: ManualClock): Promise<void> {
    process.kill(room.pid('ngircd'), 'SIGKILL');
    await expect.poll(() => room.status('ngircd').pid).toBeNull();
    await clock.advance(0);
  }

  async function isReadyAgain(clock: ManualClock): Promise<void> {
    // In small steps, so that at the end it has been ready for less than two milliseconds.
    for (let waitedMs = 0; waitedMs <= capMs; waitedMs += 1) {
      if (room.status('ngircd').state === 'ready') return;
      await clock.advance(1);
    }
    throw new Error('it did not become ready within the cap');
  }

  test('are forgotten after a healthy spell, and not a moment earlier', async () => {
    const clock = new ManualClock();
    await room.superviseWith({ clock }, room.shell('ngircd', 'exec sleep 1000')).start();
    for (let failures = 1; failures < loopAfter; failures += 1) {
      await fall(clock);
      expect(room.status('ngircd').state).toBe('waiting');
      await isReadyAgain(clock);
    }
    await clock.advance(healthyMs);
    await fall(clock);
    expect(room.status('ngircd').state).toBe('waiting');
    for (let failures = 2; failures < loopAfter; failures += 1) {
      await isReadyAgain(clock);
      await fall(clock);
      expect(room.status('ngircd').state).toBe('waiting');
    }
    await isReadyAgain(clock);
    await clock.advance(healthyMs - 2);
    await fall(clock);
    expect(room.status('ngircd').state).toBe('degraded');
    await isReadyAgain(clock);
  });
});

describe('a healthy child that is killed from outside again and again', () => {
  /** Kills it at that interval, so often. @returns the states it was in, and the longest way back. */
  async function killedEvery(everyMs: number, kills: number): Promise<{ longestMs: number }> {
    const clock = new ManualClock();
    const random = (): number => 1; // The longest that the jitter gives.
    const policy = defaultPolicy;
    const child = room.shell('ngircd', 'exec sleep 1000');
    await room.superviseWith({ clock, policy, random }, child).start();
    let longestMs = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const fellMs = clock.nowMs();
      process.kill(room.pid('ngircd'), 'SIGKILL');
      await expect.poll(() => room.status('ngircd').pid).toBeNull();
      while (room.status('ngircd').state !== 'ready') await clock.advance(20);
      longestMs = Math.max(longestMs, clock.nowMs() - fellMs);
      await clock.advance(Math.max(0, everyMs - (clock.nowMs() - fellMs)));
    }
    return { longestMs };
  }

  test.for([4000, 5000, 8000, 15_000, 20_000, 60_000])(
    'every %i ms is back within five seconds each time, and no crash loop',
    async (everyMs) => {
      const { longestMs } = await killedEvery(everyMs, 12);
      expect(longestMs).toBeLessThan(5000);
      expect(room.states('ngircd')).not.toContain('degraded');
    },
  );

  test('before it could do any work is a crash loop, and then waits longer', async () => {
    const { longestMs } = await killedEvery(2500, 4);
    expect(longestMs).toBeLessThan(5000);
    expect(room.states('ngircd')).not.toContain('degraded');
    await room.end();
    room = new Room();
    expect((await killedEvery(1, 6)).longestMs).toBeGreaterThan(5000);
    expect(room.states('ngircd')).toContain('degraded');
  });
});

describe('a child that is not required and always falls', () => {
  test('is degraded, does not fail the start, and is tried again and again', async () => {
    const supervisor = room.supervise(
      { ...room.shell('tor', 'exit 1'), socket: '/nonexistent', required: false },
      { ...room.answering('gateway'), after: ['tor'] },
    );
    await supervisor.start();
    expect(room.states('tor')).toContain('degraded');
    expect(room.status('gateway')).toMatchObject({ state: 'ready', restarts: 0 });
    const { restarts } = room.status('tor');
    await expect.poll(() => room.status('tor').restarts).toBeGreaterThan(restarts + 2);
    expect(room.status('gateway')).toMatchObject({ state: 'ready', restarts: 0 });
  });

  test('is in no state between when it is stopped while it waits', async () => {
    const supervisor = room.supervise({
      ...room.shell('tor', 'exit 1'),
      socket: '/nonexistent',
      required: false,
    });
    await supervisor.start();
    await expect.poll(() => room.status('tor').state).toBe('degraded');
    expect(await supervisor.stop()).toEqual({ killed: [], left: [], unwiped: [] });
    expect(room.status('tor')).toMatchObject({ state: 'stopped', pid: null });
    expect(room.processes).toEqual([]);
  });
});
