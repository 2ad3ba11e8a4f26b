// compose.yaml by Debian's Compose 1.29: a room as an operator gets it, and the container that it makes, line by line.

import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { writableDiskMounts } from '../../docker/cli/host/container-view.ts';
import { derivedProfile } from '../../docker/seccomp/derive.ts';
import { until } from '../support/until.ts';
import { inspect, printed } from './docker-client.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { startRoom, type Room } from './room.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await engineWithImage();
});
afterAll(async () => {
  await engine.stop();
});

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
    expect(await printed(docker.stderr)).toContain('the key is authorized');
    const wrong = engine.spawn(['exec', '-i', room.id, 'mayfly', 'invite', '--ssh-key', '-']);
    wrong.stdin?.end('no key\n');
    expect(await printed(wrong.stderr)).toContain('is not an OpenSSH public key');
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
