// `status`, `invite` and `down`, typed by a person while a room runs. Other rooms may run meanwhile:
// each command names the one that it means.

import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadyEvent } from '../../server/contract/host/events.ts';
import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { sshPrivateKey, sshPublicLine } from '../../server/contract/host/openssh-key.ts';
import { freePorts } from '../support/free-ports.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { until } from '../support/until.ts';
import { startConnect, untilUp } from './connect-fixture/connect-command.ts';
import { mintKey } from './connect-fixture/sshd.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

let appliance: ReadyAppliance;
let room: string;
let dir: string;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [mayfly, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-keys-'));
  appliance = await readyAppliance({ flags: ['--no-onion', '--room', 'lobby,press'] });
  room = String((await appliance.inside('tini')).pid);
});

afterAll(async () => {
  await appliance.kill();
  rmSync(dir, { recursive: true });
});

test('status names the room, its parts and its end', async () => {
  const { code, out } = await run('status', '--room', room);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^room ${room}: ready, 0 guests, ends in 11h 59m$`, 'm'));
  for (const part of ['ngircd', 'sshd', 'gateway'])
    expect(out).toMatch(new RegExp(`^${part} +ready for `, 'm'));
  expect(out).toMatch(/^onion +off$/m);
});

test('status as data is one JSON object', async () => {
  const { out } = await run('status', '--room', room, '--json');
  const status = JSON.parse(out) as ApplianceStatus & { room: number };
  expect(status).toMatchObject({
    room: Number(room),
    phase: 'ready',
    guests: 0,
    onion: { state: 'off' },
  });
  expect(status.children.map((child) => child.name).toSorted()).toEqual([
    'gateway',
    'ngircd',
    'sshd',
  ]);
});

test('invite prints the same invitation again', async () => {
  const { out } = await run('invite', '--room', room, '--json');
  const { ssh, ...again } = JSON.parse(out) as ReadyEvent;
  const { ssh: firstSsh, ...first } = appliance.ready;
  // Without the host's own: what it prints is for guests.
  expect(again).toEqual({ ...first, host: null });
  expect(first.host).not.toBeNull();
  expect(ssh.link).toBe(firstSsh.link);
  const { out: words } = await run('invite', '--room', room);
  expect(words).toContain(appliance.ready.web.link);
  expect(words).toMatch(/^The room is running: #lobby, #press, for 11 hours 59 minutes more\.$/m);
  expect(words).toContain(`Its number on this machine: ${room}`);
  // Piped, on this machine only, and the end is elsewhere.
  expect(words).not.toMatch(/█|QR|Ctrl-C|npx|PRIVATE KEY/);
  // A private key is for one person, and the operator's own is told once.
  expect(ssh.privateKey).toBeNull();
  const { out: forSsh } = await run('invite', '--ssh', '--room', room);
  expect(forSsh).toContain('PRIVATE KEY');
  expect(forSsh).not.toContain(appliance.ready.ssh.privateKey?.trimEnd());
});

test('the commands in the invitation work in any folder', async () => {
  const { out } = await run('invite', '--room', room);
  const command = /^For a guest with an IRC client: (.*)$/m.exec(out)?.[1] ?? '';
  const asked = spawn('sh', ['-c', `${command} --room ${room} --json`], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await Promise.all([text(asked.stdout), once(asked, 'close')]);
  expect(JSON.parse(said)).toMatchObject({ label: 'NAME', role: 'guest', state: 'open' });
});

test('invite lets a guest in by the guest’s own key, who was refused before', async () => {
  const key = mintKey();
  const publicFile = join(dir, 'guest.pub');
  const identity = join(dir, 'guest');
  writeFileSync(publicFile, `${sshPublicLine(key.publicKey)} ada@example\n`);
  writeFileSync(identity, sshPrivateKey(key, 1, ''));
  const [listen = 0] = await freePorts(1);
  const connect = () =>
    startConnect(
      {
        host: '127.0.0.1',
        port: appliance.ports.ssh,
        hostKey: appliance.ready.ssh.hostKey,
        seed: null,
        ircPort: appliance.ports.irc,
      },
      ['--listen', String(listen), '--identity', identity],
    );
  const before = connect();
  expect(await before.exitCode).toBe(1);
  expect(before.err).toContain('does not accept this key');

  const invited = await run('invite', '--room', room, '--ssh-key', publicFile);
  expect(invited).toMatchObject({ code: 0, err: 'mayfly: the key is authorized\n' });
  expect(invited.out).toContain('IRC over ssh, on this machine only:');
  const asData = await run('invite', '--room', room, '--ssh-key', publicFile, '--json');
  for (const { out } of [invited, asData]) expect(out).not.toMatch(/PRIVATE KEY|seed=/);
  expect(JSON.parse(asData.out)).toMatchObject({ event: 'ready', ssh: { privateKey: null } });

  const after = connect();
  await untilUp(after);
  after.end('SIGTERM');
  expect(await after.exitCode).toBe(0);
});

test('invite refuses a private key without showing it', async () => {
  const file = join(dir, 'private');
  writeFileSync(
    file,
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
  );
  const { code, err } = await run('invite', '--room', room, '--ssh-key', file);
  expect(code).toBe(2);
  expect(err).toContain('is a private key; give the .pub file');
  expect(err).not.toContain('BEGIN');
});

test('up prints the number by which other commands find its room', async () => {
  const names = ['web', 'ssh', 'irc', 'ngircd'];
  const ports = (await freePorts(names.length)).map((port, at) => `--${names[at]}-port=${port}`);
  const child = spawn(process.execPath, [mayfly, 'up', '--no-onion', ...ports], {
    env: { ...process.env, MAYFLY_ENGINE: 'bare', MAYFLY_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  try {
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    const number = await until(
      'the number',
      () => /^Its number on this machine: (\w+)$/m.exec(shown)?.[1],
    );
    const { out } = await run('status', '--room', number, '--json');
    expect(String((JSON.parse(out) as { room: unknown }).room)).toBe(number);
    expect(number).not.toBe(room);
    // There are two rooms now: a command must say which it means.
    expect(shown).toContain(`invite NAME --ssh --room ${number}`);
  } finally {
    child.kill('SIGINT');
    await closed;
  }
  expect(child.exitCode).toBe(0);
});

test('a room that is not there is an error that says what to do', async () => {
  const { code, err } = await run('status', '--room', '1');
  expect(code).toBe(1);
  expect(err).toContain('mayfly: error: you have no room called 1');
  expect(err).toContain(`--room ${room}`);
});

test('down ends the room in order and waits until it is gone', async () => {
  const { code, err } = await run('down', '--room', room);
  expect({ code, err }).toEqual({ code: 0, err: 'mayfly: the room has ended\n' });
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(appliance.events.find((event) => event.event === 'ending')).toMatchObject({
    reason: 'operator',
  });
  const again = await run('status', '--room', room);
  expect(again.code).toBe(1);
});
