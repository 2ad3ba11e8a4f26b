// Rooms that Compose started, as the host command sees them: they run, they can be asked and ended, and what
// is left of one is found, whatever way it ended.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { dockerApi } from '../../docker/cli/engines/container/api.ts';
import { findLeftovers, removeLeftovers } from '../../docker/cli/engines/docker/leftovers.ts';
import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo } from './host-command.ts';
import { mayflyImage } from './mayfly-image.ts';
import { createRoom, startRoom, type Room } from './room.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await engineWithImage();
});
afterAll(async () => {
  await engine.stop();
});

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.remove();
});

async function started(): Promise<Room> {
  const room = await startRoom(engine);
  rooms.push(room);
  return room;
}

/** What the engine has that it had not before: by whatever label. */
async function left(): Promise<string[]> {
  const lists = await Promise.all([
    engine.exec(['ps', '--all', '--format', 'container {{.Names}}']),
    engine.exec(['network', 'ls', '--format', 'network {{.Name}}', '--filter', 'type=custom']),
    engine.exec(['volume', 'ls', '--format', 'volume {{.Name}}']),
  ]);
  return lists.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

async function verified(): Promise<{
  readonly code: number | null;
  readonly verdicts: Record<string, string>;
  readonly details: Record<string, string | null>;
}> {
  const { code, out } = await mayflyTo(engine, 'verify', '--json');
  const { checks } = JSON.parse(out) as {
    checks: readonly { what: string; verdict: string; detail: string | null }[];
  };
  return {
    code,
    verdicts: Object.fromEntries(checks.map(({ what, verdict }) => [what, verdict])),
    details: Object.fromEntries(checks.map(({ what, detail }) => [what, detail])),
  };
}

const ofDocker = ['containers', 'networks', 'volumes'];
function seen(verdicts: Record<string, string>): (string | undefined)[] {
  return ofDocker.map((what) => verdicts[what]);
}

test('a room that runs is shown, can be asked, and is no residue', async () => {
  const room = await started();
  const status = JSON.parse((await mayflyTo(engine, 'status', '--json')).out) as { room: string };
  expect(status).toMatchObject({ phase: 'ready' });
  expect(room.id.slice(0, 12)).toBe(status.room);
  const invited = await mayflyTo(engine, 'invite', '--room', status.room, '--json');
  expect(JSON.parse(invited.out)).toMatchObject({ passphrase: room.ready.passphrase });
  const { code, verdicts } = await verified();
  expect(code).toBe(0);
  expect(seen(verdicts)).toEqual(['gone', 'gone', 'gone']);
});

test('two rooms are told apart, and each is ended by its name', async () => {
  const [first, second] = [await started(), await started()];
  const refused = await mayflyTo(engine, 'down');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('you have 2 rooms running here');
  const down = await mayflyTo(engine, 'down', '--room', first.id.slice(0, 12));
  expect(down.err).toContain('the room has ended');
  expect((await second.status()).phase).toBe('ready');
  const kept = await left();
  expect(kept.filter((line) => line.includes(first.project))).toEqual([]);
  expect(kept.filter((line) => line.includes(second.project))).toHaveLength(4);
});

test('down ends it in order and leaves nothing of it', async () => {
  const room = await started();
  const down = await mayflyTo(engine, 'down');
  expect(down.code).toBe(0);
  expect(down.err).toContain('the room has ended');
  expect(await left()).toEqual([]);
  expect((await verified()).code).toBe(0);
  await expect(room.state()).rejects.toThrow();
});

/** Every way to end that leaves the containers: none is Compose's own. */
const ends: Readonly<Record<string, (room: Room) => Promise<unknown>>> = {
  'kill -9 of its first process': (room) => {
    process.kill(engine.processes(room.id)[0] ?? 0, 'SIGKILL');
    return Promise.resolve();
  },
  'kill -9 of the uplink’s first process': (room) => {
    process.kill(engine.processes(room.uplink)[0] ?? 0, 'SIGKILL');
    return Promise.resolve();
  },
  'docker kill': (room) => engine.exec(['kill', room.id]),
  'docker stop': (room) => engine.exec(['stop', room.id]),
  'an order from inside': (room) => room.mayfly('down'),
};

test.each(Object.keys(ends))(
  'ended by %s: verify finds what is left, down removes it',
  async (end) => {
    const room = await started();
    await ends[end]?.(room);
    await until('both containers to end', async () => {
      const running = await engine.exec(['ps', '--quiet']);
      return running === '';
    });
    const { code, verdicts, details } = await verified();
    expect(code).toBe(3);
    expect(seen(verdicts)).toEqual(['left', 'left', 'left']);
    for (const what of ofDocker) {
      expect(details[what]).toContain(room.project);
    }
    expect((await mayflyTo(engine, 'status')).err).toContain('you have no room running here');
    const down = await mayflyTo(engine, 'down');
    expect(down.err).toContain('removed what an earlier room left: volume ');
    expect(await left()).toEqual([]);
    expect((await verified()).code).toBe(0);
  },
);

test('what stands when the containers are removed is never called gone, and later left', async () => {
  const room = await started();
  await engine.exec(['rm', '--force', room.id, room.uplink]);
  const { verdicts, details } = await verified();
  expect(verdicts['containers']).toBe('gone');
  for (const what of ['networks', 'volumes']) {
    // Compose might be about to make containers to it, for some seconds.
    expect(['not checked', 'left']).toContain(verdicts[what]);
    expect(details[what]).toContain(room.project);
  }
  const api = dockerApi(engine.dockerHost.replace('unix://', ''));
  const later = await findLeftovers(api, Date.now() + 60_000);
  expect(later.left.map(({ kind }) => kind).toSorted()).toEqual(['network', 'volume']);
  const { removed, kept } = await removeLeftovers(api, Date.now() + 60_000, false);
  expect([removed.length, kept]).toEqual([2, []]);
  expect(await left()).toEqual([]);
});

test('a room that Compose is just making is left alone', async () => {
  const room = await createRoom(engine);
  rooms.push(room);
  const before = await left();
  expect(before).toHaveLength(4);
  const { code, verdicts } = await verified();
  expect(code).toBe(0);
  expect(seen(verdicts)).toEqual(['not checked', 'not checked', 'not checked']);
  await mayflyTo(engine, 'down');
  expect((await left()).toSorted()).toEqual(before.toSorted());
});

test('a container of the image by other means is not ours to remove, nor called gone', async () => {
  await engine.exec(['create', '--name', 'by-hand', mayflyImage]);
  const { code, verdicts, details } = await verified();
  expect(code).toBe(0);
  expect(verdicts['containers']).toBe('not checked');
  expect(details['containers']).toContain('by-hand');
  await mayflyTo(engine, 'down');
  expect(await left()).toEqual(['container by-hand']);
  await engine.exec(['rm', 'by-hand']);
  expect((await verified()).verdicts['containers']).toBe('gone');
});

test('verify says what Docker keeps of every room, which nobody can look through', async () => {
  expect((await verified()).verdicts['Docker’s own records']).toBe('not checked');
});
