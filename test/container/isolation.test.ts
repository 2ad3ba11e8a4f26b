// What each process of a room may do, seen from this machine by /proc, and tried from inside in each daemon's place.
// The probes start as what `docker exec --user` gives: same capabilities, same seccomp.

import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { probe, type Attempt } from './probe.ts';
import { startRoom, type Room } from './room.ts';
import {
  denied,
  processFacts,
  statusField,
  users,
  type Daemon,
  type ProcessFacts,
} from './room-processes.ts';

let engine: Engine;
let room: Room;

beforeAll(async () => {
  engine = await engineWithImage();
  // tor is to be looked at as well; it finds no network.
  room = await startRoom(engine, { settings: { MAYFLY_ONION: 'on' } });
});

afterAll(async () => {
  await engine.stop();
});

const none = '0000000000000000';
/** capabilities(7), linux/capability.h: KILL is bit 5, SETGID 6, SETUID 7. */
const three = '00000000000000e0';

/** Those that share a container; tor is alone in its own. */
const daemons = ['gateway', 'ngircd', 'sshd'] as const;

test('no process leaves its memory in a core dump, not even in one that a program is handed', () => {
  for (const container of [room.id, room.uplink]) {
    for (const pid of engine.processes(container)) {
      const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
      expect(limits).toMatch(/^Max core file size\s+0\s+0\s/m);
      // tini is there before anything of ours, and holds nothing.
      if (processFacts(pid).program === 'tini') continue;
      const kept = readFileSync(`/proc/${pid}/coredump_filter`, 'utf8');
      expect(Number.parseInt(kept, 16)).toBe(0);
    }
  }
});

test('every process has the one user, the capabilities and the filter that it must have', () => {
  const same = { inheritable: none, ambient: none, noNewPrivs: '1', seccomp: '2' };
  const powers = { permitted: three, effective: three, bounding: three };
  const root = { ...same, ...powers, uid: '0 0 0 0', gid: '0 0 0 0' };
  const daemon = (program: string, name: Daemon, bounding: string): ProcessFacts => {
    const ids = Array.from({ length: 4 }, () => users[name]).join(' ');
    const without = { permitted: none, effective: none, bounding };
    return { ...same, ...without, program, uid: ids, gid: ids, groups: '' };
  };
  const found = (container: string): ProcessFacts[] =>
    engine
      .processes(container)
      .map(processFacts)
      .toSorted((a, b) => a.uid.localeCompare(b.uid) || (a.program < b.program ? 1 : -1));
  expect(found(room.id))
    // tini, and the supervisor, who is in the groups of the two whose sockets it asks.
    .toEqual([
      { ...root, program: 'tini', groups: '0' },
      { ...root, program: 'node', groups: `${users.gateway} ${users.tor}` },
      daemon('node', 'gateway', three),
      daemon('ngircd', 'ngircd', three),
      // One for each ssh door.
      daemon('sshd', 'sshd', three),
      daemon('sshd', 'sshd', three),
    ]);
  // Whoever has the network can become nobody, and has no power that could be given back.
  const group = String(users.tor);
  expect(found(room.uplink)).toEqual(
    ['tor', 'tini', 'node'].map((program) => ({
      ...daemon(program, 'tor', none),
      groups: group,
    })),
  );
});

/** A daemon's process id as those inside number it. */
async function insidePids(): Promise<Record<(typeof daemons)[number] | 'supervisor', number>> {
  const { children } = await room.status();
  const pidOf = (name: Daemon): number => {
    const pid = children.find((child) => child.name === name)?.pid;
    if (typeof pid !== 'number') throw new Error(`${name} does not run`);
    return pid;
  };
  const supervisor = engine.processes(room.id).find((pid) => {
    const { program, uid } = processFacts(pid);
    return program === 'node' && uid.startsWith('0 ');
  });
  const status = readFileSync(`/proc/${supervisor}/status`, 'utf8');
  return {
    supervisor: Number(statusField(status, 'NSpid').split('\t').pop()),
    gateway: pidOf('gateway'),
    ngircd: pidOf('ngircd'),
    sshd: pidOf('sshd'),
  };
}

describe.each(daemons)('in the place of %s', (name) => {
  const asDaemon = (attempts: readonly Attempt[]): Promise<string[]> =>
    probe(engine, room.id, users[name], attempts);
  const others = daemons.filter((other) => other !== name);

  test('its own folder opens, as the probe can see what is open', async () => {
    expect(await asDaemon([{ list: `/run/mayfly/${name}` }])).toEqual(['done']);
    const file = `/run/mayfly/${name}/probe`;
    expect(await asDaemon([{ write: file }, { read: file }, { remove: file }])).toEqual([
      'done',
      'done',
      'done',
    ]);
  });

  test('no other daemon’s folder does', async () => {
    const folders = [...others, 'supervisor'].map((other) => ({ list: `/run/mayfly/${other}` }));
    for (const outcome of await asDaemon(folders)) expect(denied).toContain(outcome);
  });

  test('no other process’s memory, environment, files or system calls can be seen', async () => {
    const pids = Object.entries(await insidePids()).filter(([other]) => other !== name);
    const attempts = [1, ...pids.map(([, pid]) => pid)].flatMap((pid) => [
      { read: `/proc/${pid}/mem` },
      { read: `/proc/${pid}/environ` },
      { read: `/proc/${pid}/maps` },
      { read: `/proc/${pid}/syscall` },
      { list: `/proc/${pid}/fd` },
      { list: `/proc/${pid}/cwd/` },
    ]);
    const outcomes = await asDaemon(attempts);
    expect(outcomes).toHaveLength(24);
    for (const outcome of outcomes) expect(denied).toContain(outcome);
  });

  test('no other process can be ended', async () => {
    const pids = Object.entries(await insidePids()).filter(([other]) => other !== name);
    const outcomes = await asDaemon(pids.map(([, pid]) => ({ kill: pid })));
    expect(outcomes).toEqual(pids.map(() => 'EPERM'));
  });

  test('nobody else can be become', async () => {
    const ids = [0, ...others.map((other) => users[other])];
    const outcomes = await asDaemon(ids.map((uid) => ({ become: uid })));
    expect(outcomes).toEqual(ids.map(() => 'EPERM'));
  });

  test('nothing of the image, of /dev, /proc or /sys can be written', async () => {
    const files = [
      '/probe',
      '/etc/passwd',
      '/opt/mayfly/server.mjs',
      '/usr/bin/probe',
      '/run/probe',
    ];
    const kernel = [
      '/dev/probe',
      '/proc/sys/kernel/core_pattern',
      '/proc/1/oom_score_adj',
      '/sys/x',
    ];
    const outcomes = await asDaemon([...files, ...kernel].map((write) => ({ write })));
    for (const outcome of outcomes) expect([...denied, 'EROFS']).toContain(outcome);
  });

  test('what it may write cannot be started', async () => {
    const file = `/run/mayfly/${name}/probe`;
    const [written, started] = await asDaemon([{ write: file }, { start: file }, { remove: file }]);
    expect(written).toBe('done');
    expect(started).toBe('EACCES');
  });

  test('there is no shell and no package manager to start', async () => {
    const programs = ['/bin/sh', '/bin/bash', '/usr/bin/busybox', '/usr/bin/dpkg', '/usr/bin/perl'];
    const outcomes = await asDaemon(programs.map((start) => ({ start })));
    expect(outcomes).toEqual(programs.map(() => 'ENOENT'));
  });
});
