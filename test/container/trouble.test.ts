// Limits reached, daemons of Docker's restarted, containers killed: the room stays or ends cleanly. What
// it may never be is half-alive: running, and no guest can talk.

import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { remappedFrom, type Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { startHog, type Hog } from './hog.ts';
import { probe } from './probe.ts';
import { createRoom, startRoom, type Room } from './room.ts';

/** As server/config/layout.ts has them. */
const users = { gateway: 64_101, ngircd: 64_103, sshd: 64_104 } as const;

let guests = 0;
/** Two that were not there before enter and hear each other. */
async function guestsCanTalk(room: Room): Promise<void> {
  guests += 2;
  const anna = await room.guest(`anna${guests}`);
  const bert = await room.guest(`bert${guests}`);
  await canTalk(anna, bert);
  anna.close();
  bert.close();
}

async function canTalk(anna: IrcClient, bert: IrcClient): Promise<void> {
  guests += 1;
  anna.say(`PRIVMSG #lobby :can you hear me ${guests}`);
  await bert.hears(new RegExp(`can you hear me ${guests}`));
}

/** Every part serves; what had to be started anew has been. */
async function isWhole(room: Room): Promise<void> {
  await until('every part to be ready', async () => {
    const status = await room.status().catch(() => null);
    return status?.phase === 'ready' && status.children.every(({ state }) => state === 'ready');
  });
  await guestsCanTalk(room);
}

/** It ended, or all of it serves. @returns which. */
async function wholeOrEnded(room: Room): Promise<'whole' | 'ended'> {
  const ended = await until('the room to end or to be whole', async () => {
    if ((await room.state()).ended) return 'ended';
    const status = await room.status().catch(() => null);
    const ready = status?.children.every(({ state }) => state === 'ready') ?? false;
    return ready && status?.phase === 'ready' ? 'whole' : null;
  });
  if (ended === 'whole') await guestsCanTalk(room);
  return ended;
}

/** A control file's number, of cgroups 1 or 2. */
function control(engine: Engine, room: Room, ...names: readonly string[]): number {
  for (const name of names) {
    const [file] = engine.controlFiles(room.id, name);
    if (file !== undefined) return Number(readFileSync(file, 'utf8'));
  }
  throw new Error(`no cgroup has ${names.join(' or ')}`);
}

/** What Docker knows of when all is removed. */
async function leftIn(engine: Engine): Promise<string[]> {
  const [containers, volumes, networks] = await Promise.all([
    engine.exec(['ps', '--all', '--quiet']),
    engine.exec(['volume', 'ls', '--quiet']),
    engine.exec(['network', 'ls', '--quiet', '--filter', 'type=custom']),
  ]);
  const mounts = readFileSync(`/proc/${engine.enclosure.pid}/mounts`, 'utf8').split('\n');
  const ofContainers = mounts.filter((line) => /\/overlay2\/|\/containers\//.test(line));
  return [containers, volumes, networks, ...ofContainers].filter((text) => text !== '');
}

describe('a limit is reached', () => {
  let engine: Engine;
  let room: Room;
  let hog: Hog | null = null;
  beforeAll(async () => {
    engine = await engineWithImage();
  });
  afterEach(async () => {
    await hog?.end();
    await room.remove();
  });
  afterAll(async () => {
    await engine.stop();
  });

  test('process numbers, by a fork storm in a daemon’s place: guests talk on, and after it all is whole', async () => {
    room = await startRoom(engine);
    const [anna, bert] = [await room.guest('anna'), await room.guest('bert')];
    const limit = control(engine, room, 'pids.max');
    // Where no more can be forked it goes on trying, for whatever number comes free.
    const storm =
      'for (;;) { $p = fork; sleep 600 if defined $p && $p == 0;' +
      'select undef, undef, undef, 0.01 unless defined $p }';
    hog = startHog(engine, room.id, users.sshd, `exec perl -e '${storm}'`);
    await until('no number to be left', () => control(engine, room, 'pids.current') >= limit);
    await canTalk(anna, bert);
    await guestsCanTalk(room);
    expect(control(engine, room, 'pids.current')).toBeLessThanOrEqual(limit);
    await hog.end();
    await until('the numbers to be free', () => control(engine, room, 'pids.current') < limit / 2);
    await isWhole(room);
  });

  test('memory, taken in a daemon’s place: who takes it is ended, and the room stays', async () => {
    room = await startRoom(engine);
    const limit = control(engine, room, 'memory.limit_in_bytes', 'memory.max');
    const take = `exec perl -e '$x = "x" x ${2 * limit}; sleep 600'`;
    hog = startHog(engine, room.id, users.ngircd, take);
    await hog.ended;
    expect(await wholeOrEnded(room)).toBe('whole');
    const peak = ['memory.max_usage_in_bytes', 'memory.peak'];
    expect(control(engine, room, ...peak)).toBeGreaterThan(limit * 0.99);
  });

  test('a daemon’s tmpfs, full: guests talk on, and after it another key is let in', async () => {
    room = await startRoom(engine);
    for (const [name, uid] of Object.entries(users)) {
      const fill = `/run/mayfly/${name}/full`;
      expect(await probe(engine, room.id, uid, [{ fill, bytes: 8 * 1024 * 1024 }])).toEqual([
        'ENOSPC',
      ]);
    }
    await guestsCanTalk(room);
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
    expect(await room.letIn(key)).not.toBe(0);
    await guestsCanTalk(room);
    for (const [name, uid] of Object.entries(users)) {
      const path = `/run/mayfly/${name}/full`;
      expect(await probe(engine, room.id, uid, [{ remove: path }])).toEqual(['done']);
    }
    expect(await room.letIn(key)).toBe(0);
    await isWhole(room);
  });
});

describe('Docker’s daemon is restarted under a room', () => {
  let engine: Engine;
  afterEach(async () => {
    await engine.stop();
  });

  test('without live-restore the room ends with it, and stays ended', async () => {
    engine = await engineWithImage();
    const room = await startRoom(engine);
    await engine.stopDaemon();
    await engine.startDaemon();
    expect(await room.state()).toMatchObject({ ended: true });
    expect(engine.processes(room.id)).toEqual([]);
    await room.remove();
    expect(await leftIn(engine)).toEqual([]);
    const next = await startRoom(engine);
    await isWhole(next);
  });

  test('killed, its successor finds the room and ends it: nobody is left in it', async () => {
    engine = await engineWithImage();
    const room = await startRoom(engine);
    await engine.stopDaemon('SIGKILL');
    expect(engine.processes(room.id)).not.toEqual([]);
    await engine.startDaemon();
    await until('the room to end', async () => (await room.state()).ended);
    expect(engine.processes(room.id)).toEqual([]);
    await room.remove();
    expect(await leftIn(engine)).toEqual([]);
  });

  test('with live-restore the room lives on, and guests can enter again', async () => {
    engine = await engineWithImage({ flags: ['--live-restore'] });
    const room = await startRoom(engine);
    const before = engine.processes(room.id);
    await engine.stopDaemon();
    expect(engine.processes(room.id)).toEqual(before);
    await engine.startDaemon();
    await isWhole(room);
    // An engine before 24 has then lost count of who uses a volume, and lets go of it after its next start.
    await room.remove().catch(async () => {
      await engine.stopDaemon();
      await engine.startDaemon();
      await room.remove();
    });
    expect(await leftIn(engine)).toEqual([]);
  });
});

describe('under userns-remap', () => {
  test('a room is whole, and nobody in it is anybody here', async () => {
    const engine = await engineWithImage({ usernsRemap: true });
    try {
      const room = await startRoom(engine);
      await isWhole(room);
      const uids = engine.processes(room.id).map((pid) => {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return Number(/^Uid:\t(\d+)/m.exec(status)?.[1]) - remappedFrom;
      });
      expect(new Set(uids)).toEqual(new Set([0, ...Object.values(users)]));
      await room.remove();
      expect(await leftIn(engine)).toEqual([]);
    } finally {
      await engine.stop();
    }
  });
});

describe('docker kill', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWithImage();
  });
  afterAll(async () => {
    await engine.stop();
  });

  // Early, in the middle of the daemons' start, and when guests can be in: a room takes about 2 s.
  const momentsMs = Array.from({ length: 5 }, () => Math.round(Math.random() * 2500));

  test.each(momentsMs)('after %i ms leaves nothing that rm does not take away', async (afterMs) => {
    const room = await createRoom(engine);
    await room.start();
    await delay(afterMs);
    await engine.exec(['kill', room.id]);
    expect(await room.state()).toEqual({ ended: true, exitCode: 137 });
    expect(engine.processes(room.id)).toEqual([]);
    expect(await engine.exec(['diff', room.id])).toBe('');
    await engine.exec(['rm', '--volumes', room.id]);
    await room.remove();
    expect(await leftIn(engine)).toEqual([]);
    expect(engine.controlFiles(room.id, 'cgroup.procs')).toEqual([]);
  });
});
