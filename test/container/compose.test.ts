// compose.yaml by Debian's Compose 1.29: a room as an operator gets it, and the container that it makes,
// line by line. What each process may do is isolation.test.ts's.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { writableDiskMounts } from '../../docker/cli/host/container-view.ts';
import { derivedProfile, profilePath } from '../../docker/seccomp/derive.ts';
import type { ApplianceEvent } from '../../server/contract/host/events.ts';
import { until } from '../support/until.ts';
import { byHand, uplinkByHand, volumeByHand } from './by-hand.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyImage } from './mayfly-image.ts';
import { startRoom, type Room } from './room.ts';

let engine: Engine;
/** Started first: its patience is longer than any one test's. */
let withoutOrders: Promise<readonly [string, number | null]>;
beforeAll(async () => {
  engine = await engineWithImage();
  await engine.exec(volumeByHand('nobodys'));
  withoutOrders = toItsEnd([
    'run',
    '--rm',
    ...byHand({ profile: profilePath, volume: 'nobodys' }),
    mayflyImage,
  ]);
});
afterAll(async () => {
  await engine.stop();
});

async function inspect<T>(on: Engine, id: string, part: string): Promise<T> {
  return JSON.parse(await on.exec(['inspect', '--format', `{{json ${part}}}`, id])) as T;
}

/** Of the docker client. @returns what it says, and its exit code. */
async function toItsEnd(words: readonly string[]): Promise<readonly [string, number | null]> {
  const docker = engine.spawn(words);
  const all = await said(docker.stdout);
  await until('the end of docker', () => docker.exitCode !== null);
  return [all, docker.exitCode];
}

async function said(stream: Readable | null): Promise<string> {
  return stream === null ? '' : text(stream);
}

/** The uplink ends by itself, as the room has; then its volume can be removed. */
async function volumeIsFree(name: string): Promise<void> {
  await until(`nobody to use ${name}`, () =>
    engine.exec(['volume', 'rm', name]).then(
      () => true,
      () => false,
    ),
  );
}

function page(port: number, path = '/'): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (answer) => resolve(text(answer)))
      .once('error', reject)
      .end();
  });
}

function greeting(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString());
    });
  });
}

describe('a room by compose.yaml', () => {
  let room: Room;
  beforeAll(async () => {
    room = await startRoom(engine);
  });
  afterAll(async () => {
    await room.remove();
  });

  test('has its page and its ssh on the published ports, which the invitation names', async () => {
    const { web, ssh } = room.ports;
    expect(await page(web)).toContain('<!doctype html>');
    expect(await page(web, '/licenses.txt')).toContain('## preact - ');
    expect(await greeting(ssh)).toMatch(/^SSH-2\.0-OpenSSH_/);
    expect(room.ready.web.url).toBe(`http://127.0.0.1:${web}/`);
    expect(room.ready.ssh.port).toBe(ssh);
    const guest = await room.guest('guest');
    guest.close();
  });

  test('tells the invitation as often as it is asked, in text as well', async () => {
    const invitation = await room.mayfly('invite');
    expect(invitation).toContain(room.ready.web.link);
    expect(invitation).toContain('docker compose down');
    expect(await room.mayfly('status')).toMatch(/^gateway +ready /m);
  });

  test('lets a guest’s key in by stdin, as argv is for all to read', async () => {
    const key = `ssh-ed25519 ${'A'.repeat(68)}`;
    const docker = engine.spawn(['exec', '-i', room.id, 'mayfly', 'invite', '--ssh-key', '-']);
    docker.stdin?.end(`${key}\n`);
    expect(await said(docker.stderr)).toContain('the key is authorized');
    const wrong = engine.spawn(['exec', '-i', room.id, 'mayfly', 'invite', '--ssh-key', '-']);
    wrong.stdin?.end('no key\n');
    expect(await said(wrong.stderr)).toContain('is not an OpenSSH public key');
  });

  test('writes nothing to its own layers, and has no log', async () => {
    for (const id of [room.id, room.uplink]) {
      expect(await engine.exec(['diff', id])).toBe('');
      expect(await inspect(engine, id, '.LogPath')).toBe('');
    }
  });

  const held = {
    ReadonlyRootfs: true,
    Privileged: false,
    CapDrop: ['ALL'],
    LogConfig: { Type: 'none' },
    RestartPolicy: { Name: 'no' },
    IpcMode: 'none',
    PidMode: '',
    UTSMode: '',
    UsernsMode: '',
    Memory: 384 * 2 ** 20,
    MemorySwap: 384 * 2 ** 20,
    MemorySwappiness: 0,
    Ulimits: [
      { Name: 'core', Soft: 0, Hard: 0 },
      { Name: 'nofile', Soft: 16_384, Hard: 16_384 },
    ],
  };

  test('is as hardened as the file says', async () => {
    const host = await inspect<Record<string, unknown>>(engine, room.id, '.HostConfig');
    expect(host).toMatchObject({
      ...held,
      CapAdd: ['SETUID', 'SETGID', 'KILL'],
      NetworkMode: 'none',
      PidsLimit: 192,
      NanoCpus: 1e9,
    });
    expect(host['Devices'] ?? []).toEqual([]);
    // The engine says so only where the cgroups give it.
    const limits = engine.controlFiles(room.id, 'pids.max');
    expect(limits).not.toEqual([]);
  });

  test('and so is its uplink, which has no capability and is nobody but tor', async () => {
    const host = await inspect<Record<string, unknown>>(engine, room.uplink, '.HostConfig');
    expect(host).toMatchObject({
      ...held,
      CapAdd: null,
      Dns: ['127.0.0.1'],
      PidsLimit: 64,
      NanoCpus: 5e8,
    });
    expect(host['Devices'] ?? []).toEqual([]);
    expect(await inspect(engine, room.uplink, '.Config.User')).toBe('64102:64102');
    const environment = await inspect<string[]>(engine, room.uplink, '.Config.Env');
    expect(environment.filter((line) => line.startsWith('MAYFLY'))).toEqual([]);
  });

  test('gains no privileges, and has exactly the profile that was derived', async () => {
    for (const id of [room.id, room.uplink]) {
      const options = await inspect<string[]>(engine, id, '.HostConfig.SecurityOpt');
      expect(options).toContain('no-new-privileges');
      const profiles = options.filter((option) => option.startsWith('seccomp='));
      expect(
        profiles.map((option) => JSON.parse(option.slice('seccomp='.length)) as unknown),
      ).toEqual([derivedProfile()]);
    }
    // An older engine does at each start, where an option has a colon.
    expect(engine.log).not.toContain('Security options with');
  });

  test('has memory for a disk: a tmpfs a daemon, each with its size, mode and owner', async () => {
    const common = ['rw', 'noexec', 'nosuid', 'nodev'];
    const options = (size: string, mode: string, uid: number, gid: number): string =>
      [...common, `size=${size}`, `mode=${mode}`, `uid=${uid}`, `gid=${gid}`].join();
    expect(await inspect(engine, room.id, '.HostConfig.Tmpfs')).toEqual({
      '/run/mayfly/supervisor': options('1m', '0700', 0, 0),
      '/run/mayfly/gateway': options('1m', '0750', 64_101, 64_101),
      '/run/mayfly/ngircd': options('1m', '0700', 64_103, 64_103),
      '/run/mayfly/sshd': options('1m', '0700', 64_104, 64_104),
    });
    expect(await inspect(engine, room.uplink, '.HostConfig.Tmpfs')).toEqual({
      '/run/mayfly/tor': options('64m', '0700', 64_102, 64_102),
    });
  });

  test('and what the two share is memory as well, as each of them sees it', async () => {
    for (const id of [room.id, room.uplink]) {
      const mounts = await inspect<{ Destination: string; Type: string }[]>(engine, id, '.Mounts');
      expect(mounts).toMatchObject([{ Destination: '/run/mayfly/shared', Type: 'volume' }]);
      const [pid = 0] = engine.processes(id);
      const seen = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').split('\n');
      const shared = seen.filter((line) => line.includes(' /run/mayfly/shared '));
      expect(shared).toHaveLength(1);
      expect(shared[0]).toMatch(/ rw,nosuid,nodev,noexec,relatime .* - tmpfs tmpfs .*size=1024k/);
      // Nothing that can be written reaches a disk.
      expect(writableDiskMounts(seen.join('\n'))).toEqual([]);
    }
    const owners = ['tor', 'doors'].map((name) => {
      const [pid = 0] = engine.processes(room.id);
      const at = statSync(`/proc/${pid}/root/run/mayfly/shared/${name}`);
      return [name, (at.mode & 0o7777).toString(8), at.uid, at.gid];
    });
    expect(owners).toEqual([
      ['tor', '750', 64_102, 64_102],
      ['doors', '750', 64_101, 64_102],
    ]);
  });

  test('is reached from this machine alone, in a network where nobody reaches anybody', async () => {
    const { web, ssh } = room.ports;
    const bound = (port: number): unknown => [{ HostIp: '127.0.0.1', HostPort: String(port) }];
    expect(await inspect(engine, room.uplink, '.HostConfig.PortBindings')).toEqual({
      [`${web}/tcp`]: bound(web),
      [`${ssh}/tcp`]: bound(ssh),
    });
    expect(await inspect(engine, room.id, '.HostConfig.PortBindings')).toEqual({});
    const networksOf = async (id: string): Promise<string[]> =>
      Object.keys(await inspect<object>(engine, id, '.NetworkSettings.Networks'));
    expect(await networksOf(room.id)).toEqual(['none']);
    const [name = '', ...others] = await networksOf(room.uplink);
    expect(others).toEqual([]);
    const form = ['network', 'inspect', '--format', '{{json .Options}}', name];
    expect(JSON.parse(await engine.exec(form))).toEqual({
      'com.docker.network.bridge.enable_icc': 'false',
    });
  });

  test(
    'is healthy, and its health says nothing that Docker would keep',
    { timeout: 120_000 },
    async () => {
      interface Health {
        readonly Status: string;
        readonly Log: readonly { readonly Output: string }[];
      }
      const health = await until(
        'the first look at its health',
        async () => {
          const seen = await inspect<Health>(engine, room.id, '.State.Health');
          return seen.Log.length > 0 ? seen : null;
        },
        { withinMs: 60_000, everyMs: 500 },
      );
      expect(health.Status).toBe('healthy');
      expect(health.Log.map(({ Output }) => Output).join('')).toBe('');
    },
  );
});

describe('its end', () => {
  test('by Compose is in order and within the grace time: nothing had to be killed', async () => {
    const room = await startRoom(engine);
    // Compose's own --timeout would take the file's place.
    await room.compose('stop');
    expect(await room.state()).toEqual({ ended: true, exitCode: 0 });
    const composed = ['--filter', 'label=com.docker.compose.project'];
    expect(await engine.exec(['ps', '--quiet', ...composed])).toBe('');
    await room.compose('down', '--volumes');
    expect(await engine.exec(['ps', '--all', '--quiet', ...composed])).toBe('');
    expect(await engine.exec(['volume', 'ls', '--quiet'])).toBe('nobodys');
    const networks = await engine.exec(['network', 'ls', '--format', '{{.Name}}']);
    expect(networks.split('\n').toSorted()).toEqual(['bridge', 'host', 'none']);
    await room.remove();
  });

  test('is in order with a fifth of one CPU, as its start is', { timeout: 170_000 }, async () => {
    const room = await startRoom(engine, { settings: { MAYFLY_CPUS: '0.2' } });
    await room.mayfly('down');
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(0);
    expect(room.talk).toContain('mayfly: the room has ended\n');
    await room.remove();
  });

  test('can be ordered from inside', async () => {
    const room = await startRoom(engine);
    await room.mayfly('down');
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(0);
    await room.remove();
  });

  test('says what could not be overwritten and what to do, and has an exit code of its own', async () => {
    const room = await startRoom(engine);
    // What the user of sshd may not touch, as only root of this machine can leave it there.
    const [pid] = engine.processes(room.id);
    const planted = join('/proc', String(pid), 'root/run/mayfly/sshd/planted');
    mkdirSync(planted, { mode: 0o700 });
    writeFileSync(join(planted, 'key'), 'secret');
    const down = await toItsEnd(['exec', room.id, 'mayfly', 'down', '--json']);
    expect(down[1]).toBe(0);
    expect(JSON.parse(down[0])).toEqual({ killed: [], left: [], unwiped: ['sshd'] });
    await until('the end', async () => (await room.state()).ended);
    expect((await room.state()).exitCode).toBe(3);
    expect(room.talk).toContain('mayfly: the room has ended (not wiped: sshd)');
    expect(room.talk).toMatch(/hint: .*switch this machine off/);
    await room.remove();
  });

  test('comes with the end of its stdin, where its orders came by that', async () => {
    const passphrase = 'said-by-word-of-mouth';
    const how = { profile: profilePath, volume: 'held' };
    await engine.exec(volumeByHand(how.volume));
    await engine.exec(['run', ...uplinkByHand(how, mayflyImage)]);
    const run = ['run', '--name', 'held', ...byHand(how), mayflyImage];
    const docker = engine.spawn(run);
    const { stdin, stdout } = docker;
    if (stdin === null || stdout === null) throw new Error('docker has no stdin or stdout');
    stdin.write(
      `${JSON.stringify({ variables: { MAYFLY_PASSPHRASE: passphrase, MAYFLY_ONION: 'off' } })}\n`,
    );
    const events: ApplianceEvent[] = [];
    for await (const line of createInterface({ input: stdout })) {
      const event = JSON.parse(line) as ApplianceEvent;
      events.push(event);
      // Our end of the stream is the lifeline.
      if (event.event === 'ready') stdin.end();
    }
    expect(events.find((event) => event.event === 'ready')?.passphrase).toBe(passphrase);
    expect(events).toContainEqual({ event: 'ending', reason: 'host gone' });
    expect(await inspect(engine, 'held', '.State.ExitCode')).toBe(0);
    expect(JSON.stringify(await inspect(engine, 'held', '.'))).not.toContain(passphrase);
    await engine.exec(['rm', 'held']);
    await volumeIsFree('held');
  });
});

test('a host program that has gone as soon as it gave the orders leaves no room behind', async () => {
  const how = { profile: profilePath, volume: 'brief' };
  await engine.exec(volumeByHand(how.volume));
  await engine.exec(['run', ...uplinkByHand(how, mayflyImage)]);
  const docker = engine.spawn(['run', '--rm', ...byHand(how), mayflyImage]);
  docker.stdin?.end(`${JSON.stringify({ variables: { MAYFLY_ONION: 'off' } })}\n`);
  expect(await said(docker.stdout)).toContain('{"event":"ending","reason":"host gone"}');
  await until('the end of docker', () => docker.exitCode !== null);
  expect(docker.exitCode).toBe(0);
  await volumeIsFree('brief');
});

describe('a container that would break a promise does not start', () => {
  test.each(['MAYFLY_PASSPHRASE', 'MAYFLY_SSH_KEYS', 'MAYFLY_BRIDGES', 'MAYFLY_TORRC'])(
    'a secret in its environment: %s',
    async (variable) => {
      const secret = ['--env', `${variable}=word-of-mouth`];
      const [told, code] = await toItsEnd(['run', '--rm', ...secret, mayflyImage]);
      expect(told).toContain(`error: ${variable}: is in the container's environment`);
      expect(told).not.toContain('word-of-mouth');
      expect(code).toBe(1);
    },
  );

  test('a state directory that is no tmpfs', async () => {
    const [told, code] = await toItsEnd(['run', '--rm', mayflyImage]);
    expect(told).toContain('/run/mayfly/supervisor: is not a tmpfs');
    expect(code).toBe(1);
  });

  test('one that never gets the orders that it waits for', async () => {
    const [told, code] = await withoutOrders;
    expect(told).toContain('stdin: no line of orders came within 30 s');
    expect(code).toBe(1);
  });
});
