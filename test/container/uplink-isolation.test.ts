// What tor's container may do, who may use what the two containers share, and what of a room reaches a network.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { whoDialsOut } from './connections.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { probe, type Attempt } from './probe.ts';
import { startRoom, type Room } from './room.ts';
import { denied, statusField, users } from './room-processes.ts';

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
        return Number(statusField(status, 'NSpid').split('\t').pop());
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
