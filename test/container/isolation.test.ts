// What each process of a room may do, seen from this machine by /proc, and tried from inside in each
// daemon's place. The probes start as what `docker exec --user` gives: same capabilities, same seccomp.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { whoDialsOut } from './connections.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { probe, type Attempt } from './probe.ts';
import { startRoom, type Room } from './room.ts';

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

/** A field of /proc/PID/status (proc(5)). */
function field(status: string, name: string): string {
  return new RegExp(`^${name}:[\\t ]*(.*)$`, 'm').exec(status)?.[1] ?? 'not there';
}

interface Seen {
  readonly program: string;
  /** Real, effective, saved and filesystem; each must be the same. */
  readonly uid: string;
  readonly gid: string;
  readonly groups: string;
  readonly permitted: string;
  readonly effective: string;
  readonly inheritable: string;
  readonly ambient: string;
  readonly bounding: string;
  readonly noNewPrivs: string;
  readonly seccomp: string;
}

function seen(pid: number): Seen {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return {
    // sshd says what it is doing after a colon.
    program: program.replace(/:.*/, '').split('/').pop() ?? '',
    uid: field(status, 'Uid').replaceAll('\t', ' '),
    gid: field(status, 'Gid').replaceAll('\t', ' '),
    groups: field(status, 'Groups').trim(),
    permitted: field(status, 'CapPrm'),
    effective: field(status, 'CapEff'),
    inheritable: field(status, 'CapInh'),
    ambient: field(status, 'CapAmb'),
    bounding: field(status, 'CapBnd'),
    noNewPrivs: field(status, 'NoNewPrivs'),
    seccomp: field(status, 'Seccomp'),
  };
}

const none = '0000000000000000';
/** capabilities(7), linux/capability.h: KILL is bit 5, SETGID 6, SETUID 7. */
const three = '00000000000000e0';

/** As server/config/layout.ts has them. */
const users = { gateway: 64_101, tor: 64_102, ngircd: 64_103, sshd: 64_104 } as const;
type Daemon = keyof typeof users;
/** Those that share a container; tor is alone in its own. */
const daemons = ['gateway', 'ngircd', 'sshd'] as const;

test('every process has the one user, the capabilities and the filter that it must have', () => {
  const same = { inheritable: none, ambient: none, noNewPrivs: '1', seccomp: '2' };
  const powers = { permitted: three, effective: three, bounding: three };
  const root = { ...same, ...powers, uid: '0 0 0 0', gid: '0 0 0 0' };
  const daemon = (program: string, name: Daemon, bounding: string): Seen => {
    const ids = Array.from({ length: 4 }, () => users[name]).join(' ');
    const without = { permitted: none, effective: none, bounding };
    return { ...same, ...without, program, uid: ids, gid: ids, groups: '' };
  };
  const found = (container: string): Seen[] =>
    engine
      .processes(container)
      .map(seen)
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
    const { program, uid } = seen(pid);
    return program === 'node' && uid.startsWith('0 ');
  });
  const status = readFileSync(`/proc/${supervisor}/status`, 'utf8');
  return {
    supervisor: Number(field(status, 'NSpid').split('\t').pop()),
    gateway: pidOf('gateway'),
    ngircd: pidOf('ngircd'),
    sshd: pidOf('sshd'),
  };
}

const denied = ['EACCES', 'EPERM'];

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

describe('in the place of tor, in the uplink', () => {
  const asTor = (attempts: readonly Attempt[]): Promise<string[]> =>
    probe(engine, room.uplink, users.tor, attempts);

  test('its own folder opens, and nothing of the room’s is there', async () => {
    expect(await asTor([{ list: '/run/mayfly/tor' }])).toEqual(['done']);
    const folders = ['supervisor', 'gateway', 'ngircd', 'sshd'];
    for (const outcome of await asTor(folders.map((name) => ({ list: `/run/mayfly/${name}` })))) {
      expect(denied).toContain(outcome);
    }
  });

  test('no process but its own is to be seen', async () => {
    const numbersOf = (container: string): number[] =>
      engine.processes(container).map((pid) => {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return Number(field(status, 'NSpid').split('\t').pop());
      });
    const own = numbersOf(room.uplink);
    expect(own).toHaveLength(3);
    // As the uplink's own /proc lists them. A number alone tells nothing: each container counts anew, and a
    // thread's can be read though it is not listed.
    const [first] = engine.processes(room.uplink);
    const listed = readdirSync(`/proc/${first}/root/proc`).filter((name) => /^\d+$/.test(name));
    expect(listed.toSorted()).toEqual(own.map(String).toSorted());
    const spaceOf = (pid: number | undefined): string => readlinkSync(`/proc/${pid}/ns/pid`);
    const others = engine.processes(room.id);
    expect(others).not.toEqual([]);
    expect(others.map(spaceOf)).not.toContain(spaceOf(first));
  });

  test('nobody else can be become, nothing written can be started, there is no shell', async () => {
    const become = [0, users.gateway, users.ngircd, users.sshd].map((uid) => ({ become: uid }));
    expect(await asTor(become)).toEqual(become.map(() => 'EPERM'));
    for (const folder of ['/run/mayfly/tor', '/run/mayfly/shared/tor']) {
      const file = `${folder}/probe`;
      expect(await asTor([{ write: file }, { start: file }, { remove: file }])).toEqual([
        'done',
        'EACCES',
        'done',
      ]);
    }
    expect(await asTor([{ start: '/bin/sh' }])).toEqual(['ENOENT']);
    const [root] = await asTor([{ write: '/probe' }]);
    expect([...denied, 'EROFS']).toContain(root);
  });
});

describe('where the two containers meet', () => {
  test('only those who must may reach what is there', async () => {
    const sockets = ['tor/control', 'tor/socks', 'tor/uplink', 'doors/web', 'doors/web-local'];
    for (const name of ['ngircd', 'sshd'] as const) {
      const dials = sockets.map((socket) => ({ socket: `/run/mayfly/shared/${socket}` }));
      for (const outcome of await probe(engine, room.id, users[name], dials)) {
        expect(denied).toContain(outcome);
      }
    }
    // The gateway has its doors, and no way to tor; whom the uplink obeys was decided before it ran.
    const tors = ['control', 'socks', 'uplink'].map((socket) => ({
      socket: `/run/mayfly/shared/tor/${socket}`,
    }));
    for (const outcome of await probe(engine, room.id, users.gateway, tors)) {
      expect(denied).toContain(outcome);
    }
    const late = [{ socket: '/run/mayfly/shared/tor/uplink' }];
    expect(await probe(engine, room.uplink, users.tor, late)).toEqual(['ENOENT']);
  });
});

/** That only tor's user has a network at all is egress.test.ts's. */
describe('the way out', () => {
  test('no name is looked up, by nobody', async () => {
    for (const [container, uid] of [
      ...[0, users.gateway, users.ngircd, users.sshd].map((user) => [room.id, user] as const),
      [room.uplink, users.tor] as const,
    ]) {
      const [outcome] = await probe(engine, container, uid, [{ resolve: 'example.org' }]);
      expect(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']).toContain(outcome);
    }
  });

  test('nobody dials anything outside because of what guests say', async () => {
    const [anna, bert] = [await room.guest('anna'), await room.guest('bert')];
    anna.say('PRIVMSG #lobby :look at http://example.org/ please');
    await bert.hears(/look at http/);
    for (const container of [room.id, room.uplink]) {
      const [first = 0] = engine.processes(container);
      expect(whoDialsOut(first).filter((uid) => uid !== users.tor)).toEqual([]);
    }
    anna.close();
    bert.close();
  });

  test('another container on the uplink’s network is not reached', async () => {
    const second = await startRoom(engine, { settings: { MAYFLY_ONION: 'off' } });
    const [network = ''] = Object.keys(
      JSON.parse(
        await engine.exec(['inspect', '-f', '{{json .NetworkSettings.Networks}}', room.uplink]),
      ) as Record<string, unknown>,
    );
    await engine.exec(['network', 'connect', network, second.uplink]);
    const template = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
    const address = await engine.exec(['inspect', '-f', template, second.uplink]);
    const port = second.ports.web;
    const own = [{ dial: '127.0.0.1', port }];
    expect(await probe(engine, second.uplink, users.tor, own)).toEqual(['done']);
    const its = [{ dial: address, port }];
    expect(await probe(engine, room.uplink, users.tor, its)).toEqual(['ETIMEDOUT']);
    await engine.exec(['network', 'disconnect', network, second.uplink]);
    await second.remove();
  });

  test('what is published listens on the loopback of the host, and nothing else does', async () => {
    const listening = await engine.enclosure.exec(['ss', '-Hltn']);
    const addresses = listening
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[3]);
    const { web, ssh } = room.ports;
    expect(new Set(addresses)).toEqual(new Set([`127.0.0.1:${web}`, `127.0.0.1:${ssh}`]));
  });
});
