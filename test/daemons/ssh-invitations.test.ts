// Each guest comes by ssh with a key of their own, and the key ends with the invitation: real sshd, the system's ssh.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintKey } from '../../server/config/secrets.ts';
import { sshPrivateKey, sshPublicLine } from '../../server/contract/host/openssh-key.ts';
import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { freePorts } from '../support/free-ports.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { outcomeOf, SshGuest, type SshTunnel } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { connectWith, untilUp } from './connect-fixture/connect-command.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

interface Invited {
  readonly id: string;
  readonly token: string;
  readonly links: { readonly ssh: string };
  readonly sshPrivateKey: string | null;
}

let appliance: ReadyAppliance;
let room = '';
let dir = '';
const guests: SshGuest[] = [];
const tunnels: SshTunnel[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-keys-'));
  appliance = await readyAppliance({ flags: ['--no-onion'] });
  room = String((await appliance.inside('tini')).pid);
});

afterAll(async () => {
  for (const tunnel of tunnels) await tunnel.close();
  for (const guest of guests) guest.remove();
  await appliance.kill();
  rmSync(dir, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const command = [mayfly, ...args, '--room', room, '--json'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  expect({ code: child.exitCode, err }).toMatchObject({ code: 0 });
  return out;
}

async function invite(...args: string[]): Promise<Invited> {
  return invited(await run('invite', ...args));
}

function invited(line: string): Invited {
  return JSON.parse(line) as Invited;
}

function guestWith(privateKey: string | null): SshGuest {
  const guest = new SshGuest({ ...appliance.ready.ssh, privateKey });
  guests.push(guest);
  return guest;
}

async function tunnelOf(guest: SshGuest): Promise<SshTunnel> {
  const tunnel = await guest.tunnel(appliance.ready.irc.port);
  tunnels.push(tunnel);
  return tunnel;
}

async function enterBy(tunnel: SshTunnel, nick: string, secret: string): Promise<IrcClient> {
  const client = IrcClient.tcp({ host: '127.0.0.1', port: tunnel.port });
  await client.enters(nick, secret, '#lobby');
  return client;
}

async function refusal(guest: SshGuest): Promise<{ code: number | null; stderr: string }> {
  const { code, stderr } = await outcomeOf('ssh', [...guest.options(), '-N', guest.destination]);
  return { code, stderr };
}

const refused = { code: 255, stderr: expect.stringContaining('Permission denied') as unknown };

/** Kills one part, and waits until it serves again. */
async function restart(part: string, pid: number): Promise<void> {
  const seen = async (): Promise<ApplianceStatus['children'][number] | undefined> => {
    const status = JSON.parse(await run('status')) as ApplianceStatus;
    return status.children.find(({ name }) => name === part);
  };
  const before = (await seen())?.restarts ?? 0;
  process.kill(pid, 'SIGKILL');
  await until(`${part} to be there again`, async () => {
    const child = await seen();
    return child?.state === 'ready' && child.restarts > before;
  });
}

async function sshdListener(): Promise<number> {
  const found = processesInside(await appliance.namespace()).find(({ pid, name }) => {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    return name === 'sshd' && title.includes('listener');
  });
  if (found === undefined) throw new Error('no sshd listens');
  return found.pid;
}

test('a key goes with its invitation, also when gateway and sshd start again in between', async () => {
  const ana = await invite('Ana', '--ssh');
  const ben = await invite('Ben', '--ssh');
  expect(ana.links.ssh).toContain('&seed=');
  expect(ana.sshPrivateKey).not.toBe(ben.sshPrivateKey);
  const [anasSsh, bensSsh] = [guestWith(ana.sshPrivateKey), guestWith(ben.sshPrivateKey)];
  const operator = guestWith(appliance.ready.ssh.privateKey);
  await restart('gateway', (await appliance.gateway()).pid);
  await restart('sshd', await sshdListener());

  const anas = await tunnelOf(anasSsh);
  const bens = await tunnelOf(bensSsh);
  const operators = await tunnelOf(operator);
  const anaIn = await enterBy(anas, 'ana', ana.token);
  const benIn = await enterBy(bens, 'ben', ben.token);
  // Their tunnels outlive it, and what it said of them is not asked for again.
  await restart('sshd', await sshdListener());
  await Promise.all([anaIn.sync(), benIn.sync()]);

  const revoked = run('invite', '--revoke', ana.id);
  await anaIn.hears(/ERROR .*taken back/);
  await anas.ended;
  await revoked;
  expect(await refusal(anasSsh)).toEqual(refused);
  // Nobody else is touched.
  await benIn.sync();
  const host = await enterBy(operators, 'olga', appliance.ready.host?.token ?? '');
  await host.sync();
  const [listen = 0] = await freePorts(1);
  const connect = connectWith(`${ben.links.ssh}\n`, ['--listen', String(listen)]);
  await untilUp(connect);
  connect.end('SIGTERM');
  expect(await connect.exitCode).toBe(0);
});

test('a key that its guest has ends with the invitation, too', async () => {
  const key = mintKey();
  const file = join(dir, 'cyd.pub');
  writeFileSync(file, `${sshPublicLine(key.publicKey)} cyd@example\n`);
  const cyd = await invite('Cyd', '--ssh-key', file);
  expect(cyd).toMatchObject({ sshPrivateKey: null });
  expect(cyd.links.ssh).not.toContain('seed=');
  const ssh = guestWith(sshPrivateKey(key, 1, ''));
  // Nobody is in by it: what is cut is the tunnel alone.
  const tunnel = await tunnelOf(ssh);
  await run('invite', '--revoke', cyd.id);
  await tunnel.ended;
  expect(await refusal(ssh)).toEqual(refused);
});

test('the key of an invitation that expires is out; who is in by it stays in', async () => {
  // At the same moment.
  const both = await run('invite', 'pupil', '--count', '2', '--ssh', '--for', '12s');
  const [dan, eve] = both.split('\n').flatMap((line) => (line === '' ? [] : invited(line)));
  if (dan === undefined || eve === undefined) throw new Error('there are not two');
  const [dansSsh, evesSsh] = [guestWith(dan.sshPrivateKey), guestWith(eve.sshPrivateKey)];
  const eveIn = await enterBy(await tunnelOf(evesSsh), 'eve', eve.token);
  const dans = await tunnelOf(dansSsh);
  await dans.ended;
  for (const ssh of [dansSsh, evesSsh]) expect(await refusal(ssh)).toEqual(refused);
  await eveIn.sync();
});

test('the key of an invitation for one entry is out once its guest is in', async () => {
  const fay = await invite('Fay', '--ssh', '--once');
  const ssh = guestWith(fay.sshPrivateKey);
  const tunnel = await tunnelOf(ssh);
  const client = await enterBy(tunnel, 'fay', fay.token);
  await until('the key to be out', async () => (await refusal(ssh)).code === 255);
  await client.sync();
});
