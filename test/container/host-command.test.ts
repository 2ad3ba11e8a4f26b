// The host command with its docker engine: a room from `up` to the report of what it left, and every way in
// which the host command, the room or the engine can be ended by force.

import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';

import { dockerApi } from '../../docker/cli/engines/container/api.ts';
import { archive } from '../../docker/cli/engines/container/archive.ts';
import { imageSources, removeOlderImages } from '../../docker/cli/engines/container/image.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { startEngine, type Engine } from './engine.ts';
import { mayflyTo, startUp, type Up, type UpOptions } from './host-command.ts';
import { loadImage, mayflyImage } from './mayfly-image.ts';

/** A guest's public key, made for this. */
const guestKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3lQyVxLDDBqbm1kPDE6k1pKq0gkQwSYzXyNlxOGhPL';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await loadImage(engine, inject('mayflyImage'));
});
afterAll(async () => {
  await engine.stop();
});

const running: Up[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.remove();
  await mayflyTo(engine, 'down');
  expect(await left()).toEqual([]);
});

const inDocker = ['--engine', 'docker', '--image', mayflyImage];

async function start(options: UpOptions = {}): Promise<Up> {
  const started = await startUp(engine, { flags: inDocker, ...options });
  running.push(started);
  return started;
}

/** The engine's list may name one that was being removed as the engine fell: it is looked at as well. */
async function containers(): Promise<string> {
  const ours = ['--filter', 'label=mayfly.room'];
  const listed = await engine.exec(['ps', '--all', '--no-trunc', '--quiet', ...ours]);
  const ids = listed.split('\n').filter((id) => id !== '');
  const look = ['container', 'inspect', '--format', 'container {{slice .Name 1}}'];
  const names = await Promise.all(ids.map((id) => engine.exec([...look, id]).catch(() => '')));
  return names.join('\n');
}

/** All that the engine has of rooms, whoever may hold it. */
async function left(): Promise<string[]> {
  const ours = ['--filter', 'label=mayfly.room'];
  const lists = await Promise.all([
    containers(),
    engine.exec(['network', 'ls', '--format', 'network {{.Name}}', ...ours]),
    engine.exec(['volume', 'ls', '--format', 'volume {{.Name}}']),
  ]);
  return lists.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

/** The same of a room that runs: two containers, and what they share. */
function thingsOf(id: string): string[] {
  const name = `mayfly-${id}`;
  return [`container ${name}`, `container ${name}-uplink`, `network ${name}`, `volume ${name}`];
}
const thingsOfOne = thingsOf('').length;

/** What the report says is left. */
function found(room: Up): unknown[] {
  return room.residue.checks.filter(({ verdict }) => verdict === 'left');
}

/** The checks that this machine's own settings cannot leave open. */
const sure = {
  container: 'gone',
  network: 'gone',
  volumes: 'gone',
  processes: 'gone',
  ports: 'gone',
  'keys and state, overwritten': 'gone',
  'files in the container’s layer': 'gone',
  'mounts that reach a disk': 'gone',
  'log file': 'gone',
};

test('a room from up to its report: guests talk, and nothing is left', async () => {
  const room = await start();
  const ready = await room.ready();
  await room.openPage();
  const [anna, bert] = [IrcClient.websocket(room.ports.web), IrcClient.websocket(room.ports.web)];
  await anna.enters('anna', ready.passphrase, '#lobby');
  await bert.enters('bert', ready.passphrase, '#lobby');
  anna.say('PRIVMSG #lobby :is anybody here');
  await bert.hears(/PRIVMSG #lobby :is anybody here$/);

  const { out } = await mayflyTo(engine, 'status', '--json');
  const { room: id, guests } = JSON.parse(out) as { room: string; guests: number };
  expect(guests).toBe(2);
  expect((await left()).toSorted()).toEqual(thingsOf(id));
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
  expect(await left()).toEqual([]);
});

test('Docker keeps nothing that the room was told', async () => {
  const [passphrase, roomName] = ['quite-secret-quite-secret', 'denofnewts'];
  const room = await start({ passphrase, flags: [...inDocker, '--room', roomName] });
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
    const room = await start();
    await room.ready();
    writeFileSync(join(dir, 'guest.pub'), `${guestKey} a guest\n`);
    const key = join(dir, 'guest.pub');
    const { code, err } = await mayflyTo(engine, 'invite', '--ssh-key', key, '--json');
    expect({ code, err }).toEqual({ code: 0, err: 'mayfly: the key is let in\n' });
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('down, typed elsewhere, ends the room, and up reports', async () => {
  const room = await start();
  await room.ready();
  const down = await mayflyTo(engine, 'down');
  expect(down.err).toContain('the room has ended');
  expect(await room.ended).toBe(0);
  expect(found(room)).toEqual([]);
  expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone' });
});

test('a second Ctrl-C ends the room at once', async () => {
  const room = await start();
  await room.ready();
  room.signal('SIGINT');
  await until('the room to be asked', () => room.events.some(({ event }) => event === 'ending'));
  // Closer together they are one: npm hands a terminal's Ctrl-C on.
  await delay(500);
  room.signal('SIGINT');
  // Where it had ended already, it ended in order.
  expect([0, 130]).toContain(await room.ended);
  expect(found(room)).toEqual([]);
});

test('a port that is taken is an error that names the flags, and nothing is left', async () => {
  const room = await start();
  await room.ready();
  const ports = ['--web-port', String(room.ports.web), '--ssh-port', String(room.ports.ssh)];
  const second = await mayflyTo(engine, 'up', ...inDocker, ...ports, '--no-onion');
  expect(second.code).toBe(1);
  expect(second.err).toContain('mayfly: hint: choose others: --web-port, --ssh-port');
  expect(await left()).toHaveLength(thingsOfOne);
});

test('an image that is not there is an error, and nothing is left', async () => {
  const { code, err } = await mayflyTo(engine, 'up', '--engine', 'docker', '--image', 'no:such');
  expect(code).toBe(1);
  expect(err).toContain('mayfly: error: engine docker: there is no image no:such');
});

test('without a word the best engine is taken, with the image of these sources, and it is said', async () => {
  const { tag } = imageSources({});
  await engine.exec(['tag', mayflyImage, tag]);
  const room = await start({ flags: [] });
  await room.ready();
  expect(room.err).toContain('mayfly: engine: docker');
  expect(room.err).not.toContain('building');
  expect(await left()).toHaveLength(thingsOfOne);
  await engine.exec(['image', 'rm', tag]);
});

test('where no engine answers the bare one is taken, and it is said why', async () => {
  const room = await start({ flags: [], env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
  await room.ready();
  expect(room.err).toContain("mayfly: engine: bare; Docker's engine at /nowhere/docker.sock");
  expect(await left()).toEqual([]);
  room.signal('SIGINT');
  expect(await room.ended).toBe(0);
});

test('an image is built from an archive, step by step, and a step that fails is named', async () => {
  const api = dockerApi(engine.dockerHost.replace('unix://', ''));
  const build = async (lines: readonly string[], tag: string): Promise<string[]> => {
    const steps: string[] = [];
    await api.buildImage({
      context: archive([{ path: 'Dockerfile', content: Buffer.from(lines.join('\n')) }]),
      dockerfile: 'Dockerfile',
      tag,
      args: { BASE: 'scratch' },
      onStep: (step) => steps.push(step),
    });
    return steps;
  };
  const first = ['ARG BASE', 'FROM ${BASE}'];
  expect(await build([...first, 'COPY Dockerfile /'], 'archived:1')).toEqual([
    'Step 1/3 : ARG BASE',
    'Step 2/3 : FROM ${BASE}',
    'Step 3/3 : COPY Dockerfile /',
  ]);
  expect(await api.imageMadeMs('archived:1')).toBeGreaterThan(0);
  await expect(build([...first, 'COPY nowhere /'], 'archived:2')).rejects.toThrow(
    /^engine docker: build: Step 3\/3 : COPY nowhere \/: .*nowhere/,
  );
  expect(await api.imageMadeMs('archived:2')).toBeNull();
});

test('what earlier builds left is removed, but neither what is in use nor what somebody named', async () => {
  const api = dockerApi(engine.dockerHost.replace('unix://', ''));
  const label = ['--filter', 'label=mayfly.image'];
  const images = async (): Promise<string[]> => {
    const shown = ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...label];
    return (await engine.exec(shown)).split('\n').toSorted();
  };
  // As docker/Dockerfile is: stages that the classic builder keeps, without a name.
  const dockerfile = [
    'FROM scratch AS stage',
    'LABEL mayfly.image=stage',
    'COPY text /text',
    'FROM scratch',
    'LABEL mayfly.image=room',
    'COPY --from=stage /text /text',
  ].join('\n');
  const names = ['old', 'used', 'named', 'new'].map((text, at) => ({ text, tag: tagOf(at) }));
  for (const { text, tag } of names) {
    const files = { Dockerfile: dockerfile, text };
    const context = archive(
      Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })),
    );
    await api.buildImage({ context, dockerfile: 'Dockerfile', tag, args: {}, onStep: () => {} });
  }
  const [old = '', used = '', named = '', kept = ''] = names.map(({ tag }) => tag);
  await engine.exec(['tag', named, 'somebodys:own']);
  await engine.exec(['create', '--name', 'user', used, '/nothing']);
  const ours = [mayflyImage];
  const stages = Array<string>(4).fill('<none>:<none>');
  expect(await images()).toEqual(
    [...ours, ...stages, old, used, named, 'somebodys:own', kept].toSorted(),
  );
  // Four stages, the old one, and a name of one that has another.
  expect(await removeOlderImages(api, kept)).toBe(6);
  expect(await images()).toEqual([...ours, used, 'somebodys:own', kept].toSorted());
  await engine.exec(['rm', 'user']);
  expect(await removeOlderImages(api, kept)).toBe(1);
  expect(await images()).toEqual([...ours, 'somebodys:own', kept].toSorted());
  await engine.exec(['image', 'rm', 'somebodys:own', kept]);
});

function tagOf(number: number): string {
  return `mayfly:${number.toString(16).padStart(16, '0')}`;
}

test('the doctor knows the engine', async () => {
  const { code, out } = await mayflyTo(engine, 'doctor', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    engine: 'docker',
    facts: { engine: { version: await engine.exec(['version', '-f', '{{.Server.Version}}']) } },
  });
  // What it keeps, and what neighbours reach in an engine as old as Debian's.
  const said = (await mayflyTo(engine, 'doctor')).out;
  expect(said).toContain('Docker keeps of every room');
  expect(said).toMatch(/Docker's engine is .*\n.*ports that are published on 127\.0\.0\.1/);
});

test('an engine whose root is another user’s runs a room as well, and nothing is left', async () => {
  const remapped = await startEngine({ usernsRemap: true });
  try {
    await loadImage(remapped, inject('mayflyImage'));
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

describe('ended by force', () => {
  test('docker kill: up says that it failed, and nothing is left', async () => {
    const room = await start();
    await room.ready();
    await engine.exec(['kill', ...(await names())]);
    expect(await room.ended).toBe(1);
    expect(found(room)).toEqual([]);
    expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone' });
    expect(await left()).toEqual([]);
  });

  test.each(['room', 'uplink'])(
    'docker kill of the %s alone: the other ends with it',
    async (part) => {
      const room = await start();
      await room.ready();
      await engine.exec(['kill', ...(await names(part))]);
      expect(await room.ended).toBe(1);
      expect(found(room)).toEqual([]);
      expect(room.verdicts).toMatchObject({ container: 'gone', network: 'gone', volumes: 'gone' });
      expect(await left()).toEqual([]);
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
    const room = await start();
    await delay(ms);
    room.signal('SIGKILL');
    await room.ended;
    const before = await left();
    const down = await mayflyTo(engine, 'down');
    expect(await left(), `${before.join(', ')}: ${down.err}`).toEqual([]);
    expect((await mayflyTo(engine, 'verify')).code).toBe(0);
  });

  const earlier = Array.from({ length: 3 }, () => randomInt(100, 2500));
  test.each(earlier)('Ctrl-C after %i ms leaves nothing, ready or not', async (ms) => {
    const room = await start();
    await delay(ms);
    room.signal('SIGINT');
    await room.ended;
    expect(await left(), room.err).toEqual([]);
  });

  test('kill -9 of up: verify finds what is left, and the next up removes it', async () => {
    const killed = await start();
    await killed.ready();
    const before = await left();
    killed.signal('SIGKILL');
    await killed.ended;
    // Its stdin has closed: the room ends by itself.
    await until('the container to go', async () => (await names()).join('') === '');
    const verify = await mayflyTo(engine, 'verify', '--json');
    expect(verify.code).toBe(3);
    expect(verify.out).toContain('"what":"networks","verdict":"left"');
    expect(verify.out).toContain('"what":"volumes","verdict":"left"');
    const next = await start();
    await next.ready();
    for (const kind of ['network', 'volume']) {
      expect(next.err).toContain(`removed what an earlier room left: ${kind} mayfly-`);
    }
    expect(await left()).toHaveLength(thingsOfOne);
    expect(await left()).not.toEqual(before);
  });

  test('kill -9 of the engine: up says so, and after its return the next down leaves nothing', async () => {
    const room = await start();
    await room.ready();
    await engine.stopDaemon('SIGKILL');
    expect(await room.ended).toBe(1);
    expect(room.verdicts).toMatchObject({ container: 'not checked', network: 'not checked' });
    expect(found(room)).toEqual([]);
    await engine.startDaemon();
    await mayflyTo(engine, 'down');
    expect(await left()).toEqual([]);
  });

  test('what the engine does not let go of is told, and keeps no new room from starting', async () => {
    const first = await start();
    await first.ready();
    const volume = await engine.exec(['volume', 'ls', '--quiet']);
    const mount = ['--volume', `${volume}:/run/mayfly/shared:nocopy`];
    await engine.exec(['create', '--name', 'mayfly-holds', ...mount, mayflyImage]);
    first.signal('SIGKILL');
    await first.ended;
    await until('the containers to be gone', async () => (await containers()) === '');
    const second = await start();
    await second.ready();
    const told = `does not let go of what an earlier room left; where no container of yours uses it, restart Docker: volume ${volume}`;
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
    const room = await start();
    await room.ready();
    const down = await mayflyTo(engine, 'down');
    const kept = await engine.exec(['ps', '--all', '--format', '{{.Names}}']);
    expect(kept.trim(), down.err).toBe('mayfly-not-ours');
    expect(await engine.exec(['network', 'ls', '-q', '-f', 'name=somebody-elses'])).not.toBe('');
    await engine.exec(['rm', 'mayfly-not-ours']);
    await engine.exec(['network', 'rm', 'mayfly-somebody-elses']);
  });
});
