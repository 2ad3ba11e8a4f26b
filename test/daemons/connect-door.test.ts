// A guest's IRC client reaches the room through `mayfly connect` and the real sshd, and only so.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sshPrivateKey } from '../../server/contract/host/openssh-key.ts';
import { freePorts } from '../support/free-ports.ts';
import { until } from '../support/until.ts';
import { dialLocal, passphrase, startConnect, untilUp } from './connect-fixture/connect-command.ts';
import { ConnectRoom, seedOf } from './connect-fixture/connect-room.ts';
import { fingerprint, mintKey, startWire } from './connect-fixture/sshd.ts';

let room: ConnectRoom;

beforeAll(async () => {
  room = await ConnectRoom.start();
});

afterEach(() => room.endCommand());

afterAll(() => room.close());

test('an IRC client is carried to the IRC door with the key of the invitation', async () => {
  const connected = await room.connectTo(room.door());
  await untilUp(connected);
  expect(connected.out).toContain(`/connect 127.0.0.1 ${room.listenPort} ${passphrase} NICK`);
  expect(connected.out).toContain('/join #lobby');
  const client = dialLocal(room.listenPort);
  client.socket.write('NICK ada\r\n');
  await until('the echo', () => client.heard === 'NICK ada\r\n');
  client.socket.destroy();
});

test('what the room says after the client has ended its side still arrives', async () => {
  await untilUp(await room.connectTo(room.door()));
  const client = dialLocal(room.listenPort);
  client.socket.end('QUIT\r\n');
  await once(client.socket, 'close');
  expect(client.heard).toBe('QUIT\r\ngoodbye');
});

test('many clients share the one connection, each with its own bytes whole', async () => {
  await untilUp(await room.connectTo(room.door()));
  const texts = Array.from({ length: 8 }, (_, at) => String(at).repeat(100_000));
  const clients = texts.map((text) => {
    const client = dialLocal(room.listenPort);
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
    writeFileSync(file, sshPrivateKey(room.sshd.guest, 1, 'ada'));
    await untilUp(await room.connectTo(room.door({ seed: null }), '--identity', file));
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('another host key than the invitation’s is refused before any login', async () => {
  const wire = await startWire(room.sshd.port);
  const refused = await room.connectTo(
    room.door({ port: wire.port, hostKey: fingerprint(mintKey()) }),
  );
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
  const refused = await room.connectTo(room.door({ seed: seedOf(mintKey()) }));
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('mayfly: error: ssh: the room does not accept this key');
  expect(refused.err).toContain('ask the operator to authorize it');
});

test('sshd forwards to nothing but the IRC door', async () => {
  const [other = 0] = await freePorts(1);
  const server = createServer((socket) => socket.end('not for guests')).listen(other, '127.0.0.1');
  await once(server, 'listening');
  await untilUp(await room.connectTo(room.door({ ircPort: other })));
  const client = dialLocal(room.listenPort);
  await once(client.socket, 'end');
  expect(client.heard).toBe('');
  client.socket.destroy();
  server.close();
});

test('a connection that drops in use comes back by itself', async () => {
  const wire = await startWire(room.sshd.port);
  const connected = await room.connectTo(room.door({ port: wire.port }));
  await untilUp(connected);
  const first = dialLocal(room.listenPort);
  first.socket.write('before');
  await until('the echo', () => first.heard === 'before');

  wire.cut();
  await once(first.socket, 'end');
  first.socket.destroy();
  await until('a second connection', () => wire.connections === 2);
  const second = dialLocal(room.listenPort);
  second.socket.write('after');
  await until('the echo', () => second.heard === 'after');
  second.socket.destroy();
  wire.close();
});

test('a connection that drops idle comes back for the next client, not before', async () => {
  const wire = await startWire(room.sshd.port);
  const connected = await room.connectTo(room.door({ port: wire.port }));
  await untilUp(connected);
  wire.cut();
  await until('the drop to be told', () =>
    connected.err.includes('idle; will connect when an IRC client comes'),
  );
  expect(wire.connections).toBe(1);
  const client = dialLocal(room.listenPort);
  client.socket.write('again');
  await until('the echo', () => client.heard === 'again');
  expect(wire.connections).toBe(2);
  client.socket.destroy();
  wire.close();
});

test('a local port that is taken is said before anything is dialled', async () => {
  const wire = await startWire(room.sshd.port);
  const refused = startConnect(room.door({ port: wire.port }), ['--listen', String(wire.port)]);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain(`mayfly: error: port ${wire.port}: is taken on 127.0.0.1`);
  expect(wire.connections).toBe(0);
  wire.close();
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it and its clients, with exit code 0',
  async (signal) => {
    const connected = await room.connectTo(room.door());
    await untilUp(connected);
    const client = dialLocal(room.listenPort);
    client.socket.write('x');
    await until('the echo', () => client.heard === 'x');
    connected.end(signal);
    await once(client.socket, 'end');
    client.socket.destroy();
    expect(await connected.exitCode).toBe(0);
  },
);

test('it ends in order when its wrapper dies', async () => {
  const connected = await room.connectTo(room.door());
  await untilUp(connected);
  connected.loseWrapper();
  expect(await connected.exitCode).toBe(0);
});
