// What each process of a room may do, seen from this machine by /proc, and tried from inside in each
// daemon's place. The probes start as what `docker exec --user` gives: same capabilities, same seccomp.

import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { until } from '../support/until.ts';
import { whoDialsOut } from './connections.ts';
import { startEngine, type Engine } from './engine.ts';
import { loadImage } from './mayfly-image.ts';
import { probe, type Attempt } from './probe.ts';
import { startRoom, type Room } from './room.ts';

let engine: Engine;
let room: Room;

beforeAll(async () => {
  engine = await startEngine();
  await loadImage(engine, inject('mayflyImage'));
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
const daemons = ['gateway', 'tor', 'ngircd', 'sshd'] as const;

test('every process has the one user, the capabilities and the filter that it must have', () => {
  const same = { inheritable: none, ambient: none, bounding: three, noNewPrivs: '1', seccomp: '2' };
  const root = { ...same, uid: '0 0 0 0', gid: '0 0 0 0', permitted: three, effective: three };
  const daemon = (program: string, name: Daemon): Seen => {
    const ids = Array.from({ length: 4 }, () => users[name]).join(' ');
    const powers = { permitted: none, effective: none };
    return { ...same, ...powers, program, uid: ids, gid: ids, groups: '' };
  };
  const found = engine.processes(room.id).map(seen);
  expect(found.toSorted((a, b) => a.uid.localeCompare(b.uid) || (a.program < b.program ? 1 : -1)))
    // tini, and the supervisor, who is in the groups of the two whose sockets it asks.
    .toEqual([
      { ...root, program: 'tini', groups: '0' },
      { ...root, program: 'node', groups: `${users.gateway} ${users.tor}` },
      daemon('node', 'gateway'),
      daemon('tor', 'tor'),
      daemon('ngircd', 'ngircd'),
      daemon('sshd', 'sshd'),
    ]);
});

/** A daemon's process id as those inside number it. */
async function insidePids(): Promise<Record<Daemon | 'supervisor', number>> {
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
    tor: pidOf('tor'),
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
    expect(outcomes).toHaveLength(30);
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

/**
 * What is held of the way out, and what is not. A container's network is one for all in it: tor needs
 * it, so whoever takes a daemon over can dial out as well. Held are names (nobody is looked up) and that
 * the programs, as they are, dial nobody. Dividing it by user would need a firewall with CAP_NET_ADMIN.
 */
describe('the way out', () => {
  test('no name is looked up, by nobody', async () => {
    for (const uid of [0, ...Object.values(users)]) {
      const [outcome] = await probe(engine, room.id, uid, [{ resolve: 'example.org' }]);
      expect(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']).toContain(outcome);
    }
  });

  test('nobody but tor dials anything outside, with guests in the room', async () => {
    const [first = 0] = engine.processes(room.id);
    const strangers = (): number[] => whoDialsOut(first).filter((uid) => uid !== users.tor);
    const [anna, bert] = [await room.guest('anna'), await room.guest('bert')];
    anna.say('PRIVMSG #lobby :look at http://example.org/ please');
    await bert.hears(/look at http/);
    expect(strangers()).toEqual([]);
    anna.close();
    bert.close();
    // And this is how it would look: 192.0.2.0/24 is nobody's (RFC 5737), and does not answer.
    await engine.enclosure.exec(['ip', 'route', 'add', 'blackhole', '192.0.2.1']);
    const dialling = probe(engine, room.id, users.ngircd, [{ dial: '192.0.2.1' }]);
    await until('the probe to be seen', () => strangers().includes(users.ngircd));
    expect(await dialling).toEqual(['ETIMEDOUT']);
  });

  test('it is not divided by user: what dials out reaches the network that Docker gives', async () => {
    const gateway = await engine.exec([
      'inspect',
      '-f',
      '{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}',
      room.id,
    ]);
    for (const uid of Object.values(users)) {
      // Nobody listens there: a refusal comes from outside the container.
      expect(await probe(engine, room.id, uid, [{ dial: gateway }])).toEqual(['ECONNREFUSED']);
    }
  });

  test('another container on the same network is not reached', async () => {
    const second = await startRoom(engine, { settings: { MAYFLY_ONION: 'off' } });
    const [network = ''] = Object.keys(
      JSON.parse(
        await engine.exec(['inspect', '-f', '{{json .NetworkSettings.Networks}}', room.id]),
      ) as Record<string, unknown>,
    );
    await engine.exec(['network', 'connect', network, second.id]);
    const template = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
    const address = await engine.exec(['inspect', '-f', template, second.id]);
    const port = second.ports.web;
    expect(await probe(engine, second.id, 0, [{ dial: '127.0.0.1', port }])).toEqual(['done']);
    expect(await probe(engine, room.id, 0, [{ dial: address, port }])).toEqual(['ETIMEDOUT']);
    await engine.exec(['network', 'disconnect', network, second.id]);
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
