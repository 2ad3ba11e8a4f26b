// The host command with its docker engine: every way in which the command, the room or the engine can be ended
// by force.

import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo } from './host-command.ts';
import { foundLeft, HostRooms, thingsOfOne } from './host-rooms.ts';
import { mayflyImage } from './mayfly-image.ts';

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

test('docker kill: up says that it failed, and nothing is left', async () => {
  const room = await rooms.start();
  await room.ready();
  const kills = (await names()).map((name) => engine.exec(['kill', name]));
  // The one may have ended with the other before its own kill.
  const killed = (await Promise.allSettled(kills)).map(({ status }) => status);
  expect(killed).toHaveLength(2);
  expect(killed).toContain('fulfilled');
  expect(await room.ended).toBe(1);
  expect(foundLeft(room)).toEqual([]);
  expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone' });
  expect(await rooms.left()).toEqual([]);
});

test.each(['room', 'uplink'])(
  'docker kill of the %s alone: the other ends with it',
  async (part) => {
    const room = await rooms.start();
    await room.ready();
    await engine.exec(['kill', ...(await names(part))]);
    expect(await room.ended).toBe(1);
    expect(foundLeft(room)).toEqual([]);
    expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone', volumes: 'gone' });
    expect(await rooms.left()).toEqual([]);
  },
);

async function names(part?: string): Promise<string[]> {
  const label = part === undefined ? 'label=mayfly.room' : `label=mayfly.part=${part}`;
  const ours = ['--filter', label, '--format', '{{.Names}}'];
  return (await engine.exec(['ps', ...ours])).split('\n');
}

// A start takes some two seconds here; the moments lie in it and after it.
const moments = Array.from({ length: 6 }, () => randomInt(100, 3000));
test.each(moments)('kill -9 of up after %i ms: the next down leaves nothing', async (ms) => {
  const room = await rooms.start();
  await delay(ms);
  room.signal('SIGKILL');
  await room.ended;
  const before = await rooms.left();
  const down = await mayflyTo(engine, 'down');
  expect(await rooms.left(), `${before.join(', ')}: ${down.err}`).toEqual([]);
  expect((await mayflyTo(engine, 'verify')).code).toBe(0);
});

const earlier = Array.from({ length: 3 }, () => randomInt(100, 2500));
test.each(earlier)('Ctrl-C after %i ms leaves nothing, ready or not', async (ms) => {
  const room = await rooms.start();
  await delay(ms);
  room.signal('SIGINT');
  await room.ended;
  expect(await rooms.left(), room.err).toEqual([]);
});

test('kill -9 of up: verify finds what is left, and the next up removes it', async () => {
  const killed = await rooms.start();
  await killed.ready();
  const before = await rooms.left();
  killed.signal('SIGKILL');
  await killed.ended;
  // Its stdin has closed: the room ends by itself.
  await until('the container to go', async () => (await names()).join('') === '');
  const verify = await mayflyTo(engine, 'verify', '--json');
  expect(verify.code).toBe(3);
  expect(verify.out).toContain('"what":"networks","verdict":"left"');
  expect(verify.out).toContain('"what":"volumes","verdict":"left"');
  const next = await rooms.start();
  await next.ready();
  for (const kind of ['network', 'volume']) {
    expect(next.err).toContain(`removed what an earlier room left: ${kind} mayfly-`);
  }
  expect(await rooms.left()).toHaveLength(thingsOfOne);
  expect(await rooms.left()).not.toEqual(before);
});

test('kill -9 of the engine: up says so, and after its return the next down leaves nothing', async () => {
  const room = await rooms.start();
  await room.ready();
  await engine.stopDaemon('SIGKILL');
  expect(await room.ended).toBe(1);
  expect(room.verdicts).toMatchObject({ container: 'not checked', network: 'not checked' });
  expect(foundLeft(room)).toEqual([]);
  await engine.startDaemon();
  await mayflyTo(engine, 'down');
  expect(await rooms.left()).toEqual([]);
});

test('what the engine does not let go of is told, and keeps no new room from starting', async () => {
  const first = await rooms.start();
  await first.ready();
  const volume = await engine.exec(['volume', 'ls', '--quiet']);
  const mount = ['--volume', `${volume}:/run/mayfly/shared:nocopy`];
  await engine.exec(['create', '--name', 'mayfly-holds', ...mount, mayflyImage]);
  first.signal('SIGKILL');
  await first.ended;
  await until('the containers to be gone', async () => (await rooms.containers()) === '');
  const second = await rooms.start();
  await second.ready();
  const told = `could not remove what an earlier room left: volume ${volume}; if none of your containers uses it, restart Docker`;
  expect(second.err).toContain(told);
  const down = await mayflyTo(engine, 'down');
  expect(down.err).toContain(told);
  expect(down.code).toBe(3);
  await second.ended;
  await engine.exec(['rm', 'mayfly-holds']);
  const again = await mayflyTo(engine, 'down');
  expect(again.err).toContain(`removed what an earlier room left: volume ${volume}`);
  expect(again.code).toBe(0);
});

test('what does not carry our label stays', async () => {
  await engine.exec(['network', 'create', 'mayfly-somebody-elses']);
  await engine.exec(['create', '--name', 'mayfly-not-ours', mayflyImage]);
  const room = await rooms.start();
  await room.ready();
  const down = await mayflyTo(engine, 'down');
  const kept = await engine.exec(['ps', '--all', '--format', '{{.Names}}']);
  expect(kept.trim(), down.err).toBe('mayfly-not-ours');
  expect(await engine.exec(['network', 'ls', '-q', '-f', 'name=somebody-elses'])).not.toBe('');
  await engine.exec(['rm', 'mayfly-not-ours']);
  await engine.exec(['network', 'rm', 'mayfly-somebody-elses']);
});
