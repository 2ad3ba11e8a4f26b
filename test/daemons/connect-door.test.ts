// A guest's IRC client reaches the room through `mayfly connect` and the real sshd, and only so.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect as dialTcp } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SshDoor } from '../../server/contract/invitation/invitation.ts';
import { sshPrivateKey, type Ed25519Bytes } from '../../server/contract/host/openssh-key.ts';
import { freePorts } from '../support/free-ports.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import {
  connectWith,
  dialLocal,
  linkTo,
  passphrase,
  startConnect,
  untilUp,
  type RunningConnect,
} from './connect-fixture/connect-command.ts';
import {
  fingerprint,
  mintKey,
  startSshDoor,
  startWire,
  type SshDoorUnderTest,
} from './connect-fixture/sshd.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

let room: SshDoorUnderTest;
let listenPort: number;
let running: RunningConnect | null = null;

const seedOf = (key: Ed25519Bytes): string => Buffer.from(key.seed).toString('base64url');

beforeAll(async () => {
  room = await startSshDoor();
});

afterEach(async () => {
  running?.end('SIGKILL');
  await running?.exitCode;
  running = null;
});

afterAll(async () => {
  await room.close();
});

function door(changes: Partial<SshDoor> = {}): SshDoor {
  const { port, ircPort, hostKey, guest } = room;
  return { host: '127.0.0.1', port, hostKey, seed: seedOf(guest), ircPort, ...changes };
}

async function connectTo(target: SshDoor, ...flags: string[]): Promise<RunningConnect> {
  [listenPort = 0] = await freePorts(1);
  running = startConnect(target, ['--listen', String(listenPort), ...flags]);
  return running;
}

test('an IRC client is carried to the IRC door with the key of the invitation', async () => {
  const connected = await connectTo(door());
  await untilUp(connected);
  expect(connected.out).toContain(`/connect 127.0.0.1 ${listenPort} ${passphrase} NICK`);
  expect(connected.out).toContain('/join #lobby');
  const client = dialLocal(listenPort);
  client.socket.write('NICK ada\r\n');
  await until('the echo', () => client.heard === 'NICK ada\r\n');
  client.socket.destroy();
});

test('what the room says after the client has ended its side still arrives', async () => {
  await untilUp(await connectTo(door()));
  const client = dialLocal(listenPort);
  client.socket.end('QUIT\r\n');
  await once(client.socket, 'close');
  expect(client.heard).toBe('QUIT\r\ngoodbye');
});

test('many clients share the one connection, each with its own bytes whole', async () => {
  await untilUp(await connectTo(door()));
  const texts = Array.from({ length: 8 }, (_, at) => String(at).repeat(100_000));
  const clients = texts.map((text) => {
    const client = dialLocal(listenPort);
    client.socket.end(text);
    return client;
  });
  await Promise.all(clients.map((client) => once(client.socket, 'close')));
  expect(clients.map((client) => client.heard)).toEqual(texts.map((text) => `${text}goodbye`));
});

test('a guest may use a key of their own that was let in', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-identity-'));
  try {
    const file = join(dir, 'key');
    writeFileSync(file, sshPrivateKey(room.guest, 1, 'ada'));
    await untilUp(await connectTo(door({ seed: null }), '--identity', file));
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('another host key than the invitation’s is refused before any login', async () => {
  const wire = await startWire(room.port);
  const refused = await connectTo(door({ port: wire.port, hostKey: fingerprint(mintKey()) }));
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain(
    'mayfly: error: ssh: the host key is not the one in the invitation',
  );
  expect(refused.out).toBe('');
  // It does not try again, either.
  expect(wire.connections).toBe(1);
  wire.close();
});

test('a key that was not let in is refused, and the error says what to do', async () => {
  const refused = await connectTo(door({ seed: seedOf(mintKey()) }));
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('mayfly: error: ssh: the room does not accept this key');
  expect(refused.err).toContain('ask the operator to authorize it');
});

test('sshd forwards to nothing but the IRC door', async () => {
  const [other = 0] = await freePorts(1);
  const server = createServer((socket) => socket.end('not for guests')).listen(other, '127.0.0.1');
  await once(server, 'listening');
  await untilUp(await connectTo(door({ ircPort: other })));
  const client = dialLocal(listenPort);
  await once(client.socket, 'end');
  expect(client.heard).toBe('');
  client.socket.destroy();
  server.close();
});

test('a connection that drops in use comes back by itself', async () => {
  const wire = await startWire(room.port);
  const connected = await connectTo(door({ port: wire.port }));
  await untilUp(connected);
  const first = dialLocal(listenPort);
  first.socket.write('before');
  await until('the echo', () => first.heard === 'before');

  wire.cut();
  await once(first.socket, 'end');
  first.socket.destroy();
  await until('a second connection', () => wire.connections === 2);
  const second = dialLocal(listenPort);
  second.socket.write('after');
  await until('the echo', () => second.heard === 'after');
  second.socket.destroy();
  wire.close();
});

test('a connection that drops idle comes back for the next client, not before', async () => {
  const wire = await startWire(room.port);
  const connected = await connectTo(door({ port: wire.port }));
  await untilUp(connected);
  wire.cut();
  await until('the drop to be told', () =>
    connected.err.includes('idle; will connect when an IRC client comes'),
  );
  expect(wire.connections).toBe(1);
  const client = dialLocal(listenPort);
  client.socket.write('again');
  await until('the echo', () => client.heard === 'again');
  expect(wire.connections).toBe(2);
  client.socket.destroy();
  wire.close();
});

test('an onion is dialled through tor’s SOCKS port, by its name', async () => {
  const asked: string[] = [];
  const socks = createServer((near) => {
    near.on('error', () => {});
    // RFC 1928: a greeting, then CONNECT with a name (type 3).
    near.once('data', () => {
      near.write(Buffer.from([5, 0]));
      near.once('data', (request: Buffer) => {
        const length = request[4] ?? 0;
        asked.push(
          `${request[3]} ${request.toString('latin1', 5, 5 + length)}:${request.readUInt16BE(5 + length)}`,
        );
        const far = dialTcp(room.port, '127.0.0.1', () => {
          near.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          near.pipe(far).pipe(near);
        });
        far.on('error', () => near.destroy());
        near.once('close', () => far.destroy());
      });
    });
  });
  socks.listen(0, '127.0.0.1');
  await once(socks, 'listening');
  const address = socks.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = `${'a'.repeat(56)}.onion`;

  await untilUp(await connectTo(door({ host, port: 22 }), '--tor', `127.0.0.1:${port}`));
  expect(asked).toEqual([`3 ${host}:22`]);
  const client = dialLocal(listenPort);
  client.socket.write('over');
  await until('the echo', () => client.heard === 'over');
  client.socket.destroy();
  socks.close();
});

test.each([
  ['a clear-net name', 'example.com'],
  ['a public address', '192.0.2.7'],
  ['another onion', `${'b'.repeat(56)}.onion`],
  ['this machine', '127.0.0.1'],
  ['this machine as a number', '2130706433'],
  ['this machine in IPv6 clothes', '::ffff:127.0.0.1'],
])('an onion’s link that leads to %s dials nobody, even with --direct', async (_, host) => {
  const wire = await startWire(room.port);
  const link = linkTo(
    door({ host: host.includes(':') ? `[${host}]` : host, port: wire.port }),
    `http://${'a'.repeat(56)}.onion`,
  );
  const refused = connectWith(link, ['--direct', '--tor', `127.0.0.1:${wire.port}`]);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('its ssh door is on another host than its link');
  expect(refused.err).not.toContain(host);
  expect(wire.connections).toBe(0);
  wire.close();
});

test('a door by a name is dialled only with --direct, as nobody knows where a name leads', async () => {
  const link = linkTo(door({ host: 'door.invalid' }));
  const refused = connectWith(link, []);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('its ssh door is neither an onion nor on a private network');
  expect(refused.err).toContain('--direct');
  const allowed = connectWith(link, ['--direct']);
  expect(await allowed.exitCode).toBe(1);
  expect(allowed.err).toContain('mayfly: warning: this door is not an onion');
  expect(allowed.err).toContain('mayfly: error: ssh: the door does not answer');
});

test('an invitation that was wrapped on its way is put together again', async () => {
  const wrapped = linkTo(door()).replaceAll(/.{60}/g, '$&\r\n');
  const web = 'http://127.0.0.1/#room=lobby&key=correct-horse-battery';
  [listenPort = 0] = await freePorts(1);
  running = connectWith(`Come in:\n${web}\n<${wrapped}>.\nSee you there!\n`, [
    '--listen',
    String(listenPort),
  ]);
  await untilUp(running);
});

test('without tor the error says where it was looked for, and how to say another place', async () => {
  const [nobody = 0] = await freePorts(1);
  const refused = await connectTo(
    door({ host: `${'a'.repeat(56)}.onion` }),
    '--tor',
    `127.0.0.1:${nobody}`,
  );
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('mayfly: error: tor: nothing listens on its SOCKS port');
  expect(refused.err).toContain('--tor HOST:PORT');
});

test('a local port that is taken is said before anything is dialled', async () => {
  const wire = await startWire(room.port);
  const refused = startConnect(door({ port: wire.port }), ['--listen', String(wire.port)]);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain(`mayfly: error: port ${wire.port}: is taken on 127.0.0.1`);
  expect(wire.connections).toBe(0);
  wire.close();
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it and its clients, with exit code 0',
  async (signal) => {
    const connected = await connectTo(door());
    await untilUp(connected);
    const client = dialLocal(listenPort);
    client.socket.write('x');
    await until('the echo', () => client.heard === 'x');
    connected.end(signal);
    await once(client.socket, 'end');
    client.socket.destroy();
    expect(await connected.exitCode).toBe(0);
  },
);

test('it ends in order when its wrapper dies', async () => {
  const connected = await connectTo(door());
  await untilUp(connected);
  connected.loseWrapper();
  expect(await connected.exitCode).toBe(0);
});

test('a wrapped invitation that is pasted into a terminal is not shown, and the shell gets none of it', async () => {
  const [listen = 0] = await freePorts(1);
  const { port, ircPort, hostKey, guest } = room;
  const link = linkTo({ host: '127.0.0.1', port, hostKey, seed: seedOf(guest), ircPort });
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('HISTFILE=/dev/null; PS1="shell> "; set -o history');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' connect --listen ${listen} -`);
    terminal.keys('Enter');
    await terminal.shows('paste the invitation');
    terminal.pastes(link.replaceAll(/.{40}/g, '$&\n'));
    await terminal.shows(`/connect 127.0.0.1 ${listen}`);
    const client = dialLocal(listen);
    client.socket.write('NICK ada\r\n');
    await until('the echo', () => client.heard === 'NICK ada\r\n');
    client.socket.destroy();
    terminal.keys('C-c');
    await terminal.shows(/shell>\s*$/);
    expect(terminal.screen()).not.toContain('seed');
    expect(terminal.screen()).not.toContain('command not found');
    terminal.keys('C-l');
    terminal.types('history; echo is that all');
    terminal.keys('Enter');
    await terminal.shows(/^is that all$/m);
    expect(terminal.screen()).not.toMatch(/http|seed=|key=/);
  } finally {
    terminal.close();
  }
});

test('what is pasted and is no invitation is refused, and the shell gets none of that either', async () => {
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('PS1="shell> "');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' connect -`);
    terminal.keys('Enter');
    await terminal.shows('paste the invitation');
    terminal.pastes('echo one\necho two\necho three\n');
    await terminal.shows('is not a link');
    await terminal.shows(/shell>\s*$/);
    expect(terminal.screen()).not.toMatch(/^(one|two|three)$/m);
    // The terminal is as it was: it shows what is typed.
    terminal.types('echo $((6*7))');
    await terminal.shows('echo $((6*7))');
  } finally {
    terminal.close();
  }
});
