// The volatile engine on a machine whose own engine has the image: a room in RAM alone, that engine left
// alone, and nothing left however it ends.

import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { IrcClient } from '../support/irc-client.ts';
import { allProcesses } from '../support/inside.ts';
import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo, startUp, type Up } from './host-command.ts';
import { mayflyImage } from './mayfly-image.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await engineWithImage();
});
afterAll(async () => {
  await engine.stop();
});

let room: Up | null = null;
afterEach(async () => {
  await room?.remove();
  await mayflyTo(engine, 'down');
});

const flags = ['--engine', 'volatile', '--image', mayflyImage];

/** Processes by that name whose mounts are neither ours nor the machine's engine's. */
function enclosed(name: string): number[] {
  const known = ['self', String(engine.enclosure.pid)].map(mountsOf);
  return allProcesses()
    .filter((process) => process.name === name && !known.includes(mountsOf(String(process.pid))))
    .filter(({ pid }) => mountTable(pid).includes(' mayfly '))
    .map(({ pid }) => pid);
}

function mountsOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return '';
  }
}

function mountTable(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/mountinfo`, 'utf8');
  } catch {
    return '';
  }
}

function cgroups(): string[] {
  const trees = readdirSync('/sys/fs/cgroup').map((name) => `/sys/fs/cgroup/${name}`);
  return ['/sys/fs/cgroup', ...trees]
    .filter((tree) => existsSync(`${tree}/cgroup.procs`))
    .flatMap((tree) => readdirSync(tree))
    .filter((name) => name.startsWith('mayfly-volatile-'));
}

test('a room of its own engine: guests talk, this machine’s engine sees nothing, and all is gone', async () => {
  const before = cgroups();
  room = await startUp(engine, { flags });
  const ready = await room.ready();
  const [dockerd = 0] = enclosed('dockerd');
  expect(dockerd).toBeGreaterThan(0);
  // Whatever it could write to is memory.
  const writable = mountTable(dockerd)
    .split('\n')
    .filter((line) => / - (ext4|xfs|btrfs|f2fs) /.test(line))
    .filter((line) => (line.split(' ')[5] ?? '').split(',').includes('rw'))
    // One that another covers is listed too, but nobody reaches it.
    .filter((line) => existsSync(`/proc/${dockerd}/root${line.split(' ')[4] ?? ''}`));
  expect(writable).toEqual([]);
  expect(await engine.exec(['ps', '--all', '--quiet'])).toBe('');
  expect(await engine.exec(['network', 'ls', '--quiet', '--filter', 'type=custom'])).toBe('');

  // Commands name the room by its first process, which is in the engine's control groups.
  const status = JSON.parse((await mayflyTo(engine, 'status', '--json')).out) as { room: number };
  expect(status).toMatchObject({ phase: 'ready' });
  const seen = await engine.enclosure.exec(['cat', `/proc/${status.room}/cgroup`]);
  expect(seen).toContain('/mayfly-volatile-');

  // Only the uplink has a network in there.
  for (const name of ['ngircd', 'sshd']) {
    const [daemon = 0] = enclosed(name);
    expect(daemon).toBeGreaterThan(0);
    const devices = readFileSync(`/proc/${daemon}/net/dev`, 'utf8').trim().split('\n').slice(2);
    expect(devices.map((line) => line.trim().replace(/:.*/, ''))).toEqual(['lo']);
  }

  await room.openDoors();
  const [anna, bert] = [IrcClient.websocket(room.ports.web), IrcClient.websocket(room.ports.web)];
  await anna.enters('anna', ready.passphrase, '#lobby');
  await bert.enters('bert', ready.passphrase, '#lobby');
  anna.say('PRIVMSG #lobby :in memory alone');
  await bert.hears(/PRIVMSG #lobby :in memory alone$/);

  room.signal('SIGINT');
  expect(await room.ended).toBe(0);
  expect(room.verdicts).toMatchObject({
    container: 'gone',
    network: 'gone',
    ports: 'gone',
    'files in the container’s layer': 'gone',
    'mounts that reach a disk': 'gone',
    engine: 'gone',
    'image and mounts': 'gone',
    'control groups': 'gone',
  });
  expect(enclosed('dockerd')).toEqual([]);
  expect(cgroups()).toEqual(before);
});

test.each([300, 1500, 4000])(
  'kill -9 of up after %i ms: engine and room end with it, and nothing is left',
  async (ms) => {
    const before = cgroups();
    room = await startUp(engine, { flags });
    await delay(ms);
    room.signal('SIGKILL');
    await room.ended;
    await until('the engine to end', () =>
      ['dockerd', 'containerd', 'tini', 'slirp4netns'].every((name) => enclosed(name).length === 0),
    );
    await until('the control groups to go', () => cgroups().length === before.length);
    expect((await mayflyTo(engine, 'verify')).code).toBe(0);
  },
);

/** What waits for the host command's end. */
function sweepers(): number[] {
  return allProcesses()
    .filter(({ pid }) => /volatile\/sweep\.sh\0mayfly-volatile-/.test(commandOf(pid)))
    .map(({ pid }) => pid);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test('kill -9 of up, and of who sweeps up after it: down removes the control groups', async () => {
  const before = cgroups();
  const others = sweepers();
  room = await startUp(engine, { flags });
  await room.ready();
  const [sweeper = 0, ...more] = sweepers().filter((pid) => !others.includes(pid));
  expect(sweeper).toBeGreaterThan(0);
  expect(more).toEqual([]);
  process.kill(sweeper, 'SIGKILL');
  room.signal('SIGKILL');
  await room.ended;
  await until('the engine to end', () => enclosed('dockerd').length === 0);
  expect(cgroups()).not.toEqual(before);
  await until('the control groups to be empty', async () => {
    await mayflyTo(engine, 'down');
    return cgroups().length === before.length;
  });
  expect((await mayflyTo(engine, 'verify')).code).toBe(0);
});

test('kill -9 of its dockerd ends the room, and up says that it failed', async () => {
  room = await startUp(engine, { flags });
  await room.ready();
  const [dockerd = 0] = enclosed('dockerd');
  process.kill(dockerd, 'SIGKILL');
  expect(await room.ended).toBe(1);
  expect(room.verdicts).toMatchObject({ engine: 'gone', 'control groups': 'gone' });
  expect(room.residue.checks.filter(({ verdict }) => verdict === 'left')).toEqual([]);
});

test('an image that this machine’s engine has not is an error', async () => {
  const { code, err } = await mayflyTo(engine, 'up', '--engine', 'volatile', '--image', 'no:such');
  expect(code).toBe(1);
  expect(err).toContain("engine volatile: this machine's own engine has no image no:such");
});
