// The ssh door: one forward, and nothing else. Each feature is asked for by the real client.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { freePorts } from '../support/free-ports.ts';
import { outcomeOf, SshGuest, type SshOutcome } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { answers } from '../support/answers.ts';

let room: ReadyAppliance;
let guest: SshGuest;

beforeAll(async () => {
  room = await readyAppliance({ flags: ['--no-onion'] });
  guest = new SshGuest(room.ready.ssh);
});

afterAll(async () => {
  guest.remove();
  expect(await room.end()).toEqual({ code: 0, signal: null });
});

function ssh(...args: string[]): Promise<SshOutcome> {
  return outcomeOf('ssh', [...guest.options(), ...args]);
}

const prohibited = /open failed: administratively prohibited/;

/** Asks sshd for a stream to there. */
function forward(host: string, port: number): Promise<SshOutcome> {
  return ssh('-W', `${host}:${port}`, guest.destination);
}

/** What a port answers to these bytes until it hangs up. */
async function said(port: number, ...bytes: (string | Uint8Array)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  for (const part of bytes) socket.write(part);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('close', resolve));
  return text;
}

/** Waits until a port that ssh listens on answers. */
async function listening(port: number): Promise<void> {
  await until(`ssh to listen on ${port}`, () => answers(port));
}

test('the one allowed forward reaches the room', async () => {
  const stream = guest.start('-W', `127.0.0.1:${room.ports.irc}`);
  let heard = '';
  stream.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text));
  stream.stdin.write(`PASS ${room.ready.passphrase}\r\nNICK tunnel\r\nUSER t 0 * :t\r\n`);
  await until('the room’s welcome', () => / 001 tunnel /.test(heard));
  stream.stdin.write('QUIT\r\n');
  await once(stream, 'close');
});

test.each([
  ['ngIRCd itself', () => room.ports.ngircd],
  ['the page', () => room.ports.web],
  ['sshd', () => room.ports.ssh],
])('no forward reaches %s', async (_, port) => {
  expect(await forward('127.0.0.1', port())).toMatchObject({
    code: 255,
    stdout: '',
    stderr: expect.stringMatching(prohibited),
  });
});

test.each(['localhost', '127.0.0.2', '::1', '0.0.0.0', 'example.org'])(
  'no forward reaches the IRC door’s port at %s',
  async (host) => {
    const bracketed = host.includes(':') ? `[${host}]` : host;
    const { code, stderr } = await forward(bracketed, room.ports.irc);
    expect(stderr).toMatch(prohibited);
    expect(code).toBe(255);
  },
);

test('no forward reaches a program of this machine', async () => {
  let visitors = 0;
  const server = createServer(() => (visitors += 1)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect((await forward('127.0.0.1', port)).stderr).toMatch(prohibited);
  expect(visitors).toBe(0);
});

test('no forward reaches a unix socket, though sshd could', async () => {
  // sshd's own folder, by the supervisor's view of the file system.
  const { pid } = await room.supervisor();
  const path = '/run/mayfly/sshd/door';
  let visitors = 0;
  const server = createServer(() => (visitors += 1)).listen(`/proc/${pid}/root${path}`);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  chmodSync(`/proc/${pid}/root${path}`, 0o777);

  const [port = 0] = await freePorts(1);
  const tunnel = guest.start('-N', '-L', `127.0.0.1:${port}:${path}`);
  onTestFinished(() => void tunnel.kill());
  await listening(port);
  expect(await said(port, 'anything')).toBe('');
  expect(visitors).toBe(0);
});

test('a SOCKS port of ssh reaches only the IRC door', async () => {
  const [port = 0] = await freePorts(1);
  const tunnel = guest.start('-N', '-D', `127.0.0.1:${port}`);
  onTestFinished(() => void tunnel.kill());
  await listening(port);
  // RFC 1928: version 5, one method, none; then connect to an IPv4 address.
  const through = (to: number, words: string) =>
    said(port, Buffer.from([5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, to >> 8, to & 255]), words);
  const hello = 'PASS not-the-passphrase\r\nNICK a\r\nUSER a 0 * :a\r\n';
  expect(await through(room.ports.irc, hello)).toContain('ERROR');
  expect(await through(room.ports.ngircd, hello)).not.toContain('ERROR');
  expect(await through(room.ports.web, 'GET / HTTP/1.0\r\n\r\n')).not.toContain('HTTP');
});

test.each([
  ['a port', '127.0.0.1:0:127.0.0.1:9'],
  ['a port for all', '0.0.0.0:0:127.0.0.1:9'],
  ['a unix socket', '/run/mayfly/sshd/mine:127.0.0.1:9'],
])('no remote forward opens %s in the appliance', async (_, what) => {
  const { code, stderr } = await ssh(
    '-N',
    '-oExitOnForwardFailure=yes',
    '-R',
    what,
    guest.destination,
  );
  expect(stderr).toMatch(/remote port forwarding failed/);
  expect(code).toBe(255);
});

test.each<[string, string[], Record<string, string>?]>([
  ['shell', []],
  ['shell on a terminal', ['-tt']],
  ['command', ['TO', 'id']],
  ['subsystem', ['-s', 'TO', 'sftp']],
  ['command with the guest’s agent', ['-A', 'TO', 'true']],
  ['command with the guest’s screen', ['-Y', 'TO', 'true'], { DISPLAY: ':99' }],
  ['command with a variable', ['-o', 'SetEnv=LD_PRELOAD=/tmp/x.so', 'TO', 'true']],
])('no %s', async (_, words, env) => {
  const args = words.map((word) => (word === 'TO' ? guest.destination : word));
  if (!words.includes('TO')) args.push(guest.destination);
  const { code, stdout, stderr } = await outcomeOf('ssh', [...guest.options(), ...args], env);
  expect(stderr).toMatch(/open failed/);
  expect({ code, stdout }).toEqual({ code: 255, stdout: '' });
});

test('no network device', async () => {
  const { code, stderr } = await ssh(
    '-N',
    '-oExitOnForwardFailure=yes',
    '-w',
    'any:any',
    guest.destination,
  );
  // Where this machine has no /dev/net/tun, the client would not even ask.
  expect(stderr).toMatch(/open failed: connect failed: open failed\s+Tunnel forwarding failed/);
  expect(code).toBe(255);
});

test.each(['scp', 'sftp'] as const)('no file goes in by %s', async (program) => {
  const file = join(guest.folder, 'upload');
  writeFileSync(file, 'bytes');
  const batch = join(guest.folder, 'batch');
  writeFileSync(batch, `put ${file} /tmp/mayfly-upload\n`);
  const options = guest.options('-P');
  const { code } = await (program === 'scp'
    ? outcomeOf('scp', [...options, file, `${guest.destination}:/tmp/mayfly-upload`])
    : outcomeOf('sftp', [...options, '-b', batch, guest.destination]));
  expect(code).not.toBe(0);
  const supervisor = await room.supervisor();
  const tmp = `/proc/${supervisor.pid}/root/tmp`;
  expect(existsSync(tmp) ? readdirSync(tmp) : []).toEqual([]);
});

test('no way in without a key', async () => {
  const { code, stderr } = await ssh('-o', 'PreferredAuthentications=none', guest.destination);
  expect(stderr).toMatch(/Permission denied \(publickey\)\./);
  expect(code).toBe(255);
});

test('no way in with a key of one’s own', async () => {
  const key = join(guest.folder, 'other');
  await once(spawn('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]), 'close');
  const args = [...guest.options('-p', key), '-W', `127.0.0.1:${room.ports.irc}`];
  const { code, stderr } = await outcomeOf('ssh', [...args, guest.destination]);
  expect(stderr).toMatch(/Permission denied/);
  expect(code).toBe(255);
});

test.each(['root', 'gateway', 'nobody', ''])('no way in as %j', async (user) => {
  const { host } = room.ready.ssh;
  const { code, stderr } = await ssh('-W', `127.0.0.1:${room.ports.irc}`, '-l', user, host);
  expect(stderr).toMatch(/Permission denied/);
  expect(code).toBe(255);
});

test('a guest who was told another host key does not enter', async () => {
  const fooled = new SshGuest(room.ready.ssh);
  onTestFinished(() => fooled.remove());
  const key = join(fooled.folder, 'other');
  await once(spawn('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]), 'close');
  const [type = '', blob = ''] = room.ready.ssh.hostPublicKey.split(' ');
  fooled.trust(`${type} ${blob.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`);
  const { code, stderr } = await outcomeOf('ssh', [
    ...fooled.options(),
    '-W',
    `127.0.0.1:${room.ports.irc}`,
    fooled.destination,
  ]);
  expect(stderr).toMatch(/Host key verification failed/);
  expect(code).toBe(255);
});
