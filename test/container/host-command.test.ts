// The host command with its docker engine: a room from `up` to the report of what it left.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { imageSources } from '../../docker/cli/engines/container/image.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo, startUp } from './host-command.ts';
import { foundLeft, HostRooms, inDocker, sure, thingsOf, thingsOfOne } from './host-rooms.ts';
import { mayflyImage } from './mayfly-image.ts';

/** A guest's public key, made for this. */
const guestKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3lQyVxLDDBqbm1kPDE6k1pKq0gkQwSYzXyNlxOGhPL';

let engine: Engine;
let rooms: HostRooms;
beforeAll(async () => {
  engine = await engineWithImage();
  rooms = new HostRooms(engine);
});
afterAll(async () => {
  await engine.stop();
});
afterEach(async () => {
  await rooms.remove();
  expect(await rooms.left()).toEqual([]);
});

test('a room from up to its report: guests talk, and nothing is left', async () => {
  const room = await rooms.start();
  const ready = await room.ready();
  await room.openDoors();
  const [anna, bert] = [IrcClient.websocket(room.ports.web), IrcClient.websocket(room.ports.web)];
  await anna.enters('anna', ready.passphrase, '#lobby');
  await bert.enters('bert', ready.passphrase, '#lobby');
  anna.say('PRIVMSG #lobby :is anybody here');
  await bert.hears(/PRIVMSG #lobby :is anybody here$/);

  const { out } = await mayflyTo(engine, 'status', '--json');
  const { room: id, guests } = JSON.parse(out) as { room: string; guests: number };
  expect(guests).toBe(2);
  expect((await rooms.left()).toSorted()).toEqual(thingsOf(id));
  const invited = await mayflyTo(engine, 'invite', '--room', id, '--json');
  expect(JSON.parse(invited.out)).toMatchObject({ passphrase: ready.passphrase, web: ready.web });
  // A room that runs is no residue.
  expect((await mayflyTo(engine, 'verify')).code).toBe(0);

  room.signal('SIGINT');
  expect(await room.ended).toBe(0);
  expect(room.verdicts).toMatchObject(sure);
  expect(room.events.find((event) => event.event === 'ending')).toMatchObject({
    reason: 'operator',
  });
  expect(await rooms.left()).toEqual([]);
});

test('Docker keeps nothing that the room was told', async () => {
  const [passphrase, roomName] = ['quite-secret-quite-secret', 'denofnewts'];
  const room = await rooms.start({ passphrase, flags: [...inDocker, '--room', roomName] });
  expect((await room.ready()).passphrase).toBe(passphrase);
  for (const part of ['room', 'uplink']) {
    const ours = ['--quiet', '--no-trunc', '--filter', `label=mayfly.part=${part}`];
    const known = await engine.exec(['inspect', await engine.exec(['ps', ...ours])]);
    for (const word of [passphrase, 'MAYFLY_ROOM', roomName]) expect(known).not.toContain(word);
    expect(JSON.parse(known)).toMatchObject([
      {
        Config: { Labels: { 'mayfly.room': expect.stringMatching(/^[0-9a-f]{12}$/) as unknown } },
        HostConfig: { LogConfig: { Type: 'none' }, ReadonlyRootfs: true, AutoRemove: true },
        LogPath: '',
        Mounts: [{ Type: 'volume', Destination: '/run/mayfly/shared', Driver: 'local' }],
      },
    ]);
  }
});

test('invite lets a guest’s key in, through the engine', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-key-'));
  try {
    const room = await rooms.start();
    await room.ready();
    writeFileSync(join(dir, 'guest.pub'), `${guestKey} a guest\n`);
    const key = join(dir, 'guest.pub');
    const { code, err } = await mayflyTo(engine, 'invite', '--ssh-key', key, '--json');
    expect({ code, err }).toEqual({ code: 0, err: 'mayfly: the key is authorized\n' });
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('down, typed elsewhere, ends the room, and up reports', async () => {
  const room = await rooms.start();
  await room.ready();
  const down = await mayflyTo(engine, 'down');
  expect(down.err).toContain('the room has ended');
  expect(await room.ended).toBe(0);
  expect(foundLeft(room)).toEqual([]);
  expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone' });
});

test('a second Ctrl-C ends the room at once', async () => {
  const room = await rooms.start();
  await room.ready();
  room.signal('SIGINT');
  await until('the room to be asked', () => room.events.some(({ event }) => event === 'ending'));
  // Closer together they are one: npm hands a terminal's Ctrl-C on.
  await delay(500);
  room.signal('SIGINT');
  // Where it had ended already, it ended in order.
  expect([0, 130]).toContain(await room.ended);
  expect(foundLeft(room)).toEqual([]);
});

test('a port that is taken is an error that names the flags, and nothing is left', async () => {
  const room = await rooms.start();
  await room.ready();
  const ports = ['--web-port', String(room.ports.web), '--ssh-port', String(room.ports.ssh)];
  const second = await mayflyTo(engine, 'up', ...inDocker, ...ports, '--no-onion');
  expect(second.code).toBe(1);
  expect(second.err).toContain('mayfly: hint: choose others: --web-port, --ssh-port');
  expect(await rooms.left()).toHaveLength(thingsOfOne);
});

test('an image that is not there is an error, and nothing is left', async () => {
  const { code, err } = await mayflyTo(engine, 'up', '--engine', 'docker', '--image', 'no:such');
  expect(code).toBe(1);
  expect(err).toContain('mayfly: error: engine docker: there is no image no:such');
});

test('without a word the best engine is taken, with the image of these sources, and it is said', async () => {
  const { tag } = imageSources({});
  await engine.exec(['tag', mayflyImage, tag]);
  const room = await rooms.start({ flags: [] });
  await room.ready();
  expect(room.err).toContain('mayfly: engine: docker');
  expect(room.err).not.toContain('building');
  expect(await rooms.left()).toHaveLength(thingsOfOne);
  await engine.exec(['image', 'rm', tag]);
});

test('where no engine answers the bare one is taken, and it is said why', async () => {
  const room = await rooms.start({
    flags: [],
    env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
  });
  await room.ready();
  expect(room.err).toContain(
    "mayfly: engine: bare; there is no socket of Docker's engine at /nowhere/docker.sock",
  );
  expect(await rooms.left()).toEqual([]);
  room.signal('SIGINT');
  expect(await room.ended).toBe(0);
});

test('the doctor knows the engine', async () => {
  const { code, out } = await mayflyTo(engine, 'doctor', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    engine: 'docker',
    facts: { engine: { version: await engine.exec(['version', '-f', '{{.Server.Version}}']) } },
  });
  // What it keeps, and what neighbours reach in an engine as old as Debian's.
  const said = (await mayflyTo(engine, 'doctor')).out;
  expect(said).toContain('Docker keeps records of every room');
  expect(said).toMatch(/Docker's engine is .*\n.*ports that are published on 127\.0\.0\.1/);
});

test('an engine whose root is another user’s runs a room as well, and nothing is left', async () => {
  const remapped = await engineWithImage({ usernsRemap: true });
  try {
    const room = await startUp(remapped, { flags: inDocker });
    await room.ready();
    room.signal('SIGINT');
    expect(await room.ended).toBe(0);
    expect(room.verdicts).toMatchObject(sure);
    const { out } = await mayflyTo(remapped, 'doctor', '--json');
    expect(out).not.toContain('userns-remap is off');
  } finally {
    await remapped.stop();
  }
});
