import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { kexinitPacket, packet } from '../support/ssh-flood.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
/** Where the front hands streams to: a version is all of SSH that is needed to see what comes through. */
let behind: Server;
let arrived: { socket: Socket; heard: string }[];
const greeting = 'SSH-2.0-room\r\n';
/** What a client says before it is let on to sshd: its version, and what it can do. */
const hello = (name: string): string => `SSH-2.0-${name}\r\n${kexinitPacket().toString('latin1')}`;
/** The rest of a key exchange: from here on the front can read nothing. */
const sealing = [Buffer.concat([Buffer.from([30]), Buffer.alloc(36)]), Buffer.from([21])]
  .map((payload) => packet(payload).toString('latin1'))
  .join('');

beforeAll(async () => {
  arrived = [];
  behind = createServer((socket) => {
    const stream = { socket, heard: '' };
    arrived.push(stream);
    socket.write(greeting);
    socket.on('data', (chunk: Buffer) => {
      stream.heard += chunk.toString('latin1');
    });
    socket.on('error', () => {});
  });
  room = await GatewayRoom.start();
  await new Promise<void>((resolve) => behind.listen(room.config.sshd.port, '127.0.0.1', resolve));
});

afterAll(async () => {
  await room.end();
  behind.close();
});

interface Stream {
  readonly socket: Socket;
  heard: string;
  closed: boolean;
}

function open(door: 'web' | 'irc' | 'ssh', bytes: string): Stream {
  const socket = connect(room.torSockets[door]);
  const stream: Stream = { socket, heard: '', closed: false };
  socket.on('data', (chunk: Buffer) => {
    stream.heard += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    stream.closed = true;
  });
  socket.write(bytes, 'latin1');
  return stream;
}

async function closed(...streams: Stream[]): Promise<void> {
  await until('the end of the streams', () => streams.every((stream) => stream.closed), {
    everyMs: 5,
  });
}

describe.each(['web', 'irc', 'ssh'] as const)('a stream to %s', (door) => {
  test.each([
    ['garbage', '\x00\xff\x16\x03\x01\r\n'],
    ['HTTP at once', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['SSH at once', 'SSH-2.0-x\r\n'],
    ['a PROXY line of somebody else', 'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n'],
    ['an unknown PROXY line', 'PROXY UNKNOWN\r\n'],
    ['LF alone', `${proxyLine(1).trim()}\n`],
    ['a line without an end', 'PROXY TCP6 '.repeat(20)],
  ])('that starts with %s is closed without a word', async (_what, bytes) => {
    const before = (await room.status()).refused['proxy'] ?? 0;
    const stream = open(door, bytes);
    await closed(stream);
    expect(stream.heard).toBe('');
    expect((await room.status()).refused['proxy']).toBe(before + 1);
  });

  test('that ends within its first line is closed', async () => {
    const stream = open(door, 'PROXY TCP6 fc00');
    stream.socket.end();
    await closed(stream);
  });
});

test('a stream whose first line comes byte by byte is served', async () => {
  const guest = open('irc', '');
  const said = `${proxyLine(0xabc_def0)}PASS ${passphrase}\r\nNICK split\r\nUSER a 0 * :a\r\n`;
  for (const byte of Buffer.from(said)) {
    guest.socket.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  await until('a welcome', () => / 001 split /.test(guest.heard));
  guest.socket.destroy();
});

test('streams that stay silent are closed: without a circuit, and before sshd', async () => {
  const unnamed = open('web', 'PROXY');
  const silent = open('ssh', proxyLine(77));
  await closed(unnamed, silent);
  const { refused } = await room.status();
  expect(refused['proxy']).toBeGreaterThan(0);
  expect(refused['ssh silent']).toBe(1);
});

describe('the ssh front', () => {
  test('carries all bytes both ways, but not the PROXY line', async () => {
    const said = hello('guest') + sealing;
    const noise = Buffer.alloc(300_000, 'noise').toString();
    const stream = open('ssh', `${proxyLine(20)}${said}`);
    const find = (): (typeof arrived)[number] | undefined =>
      arrived.find(({ heard }) => heard.startsWith('SSH-2.0-guest'));
    const peer = await until('the stream behind the front', find);
    stream.socket.write(noise);
    await until('all that was sent', () => peer.heard.length === said.length + noise.length);
    expect(peer.heard).toBe(said + noise);
    peer.socket.end(noise);
    await until('the answer', () => stream.heard.length === greeting.length + noise.length);
    expect(stream.heard).toBe(greeting + noise);
    stream.socket.end();
    await closed(stream);
  });

  test('closes clients that do not speak SSH', async () => {
    const stream = open('ssh', `${proxyLine(21)}GET / HTTP/1.1\r\n\r\n`);
    await closed(stream);
    expect((await room.status()).refused['ssh garbage']).toBe(1);
  });

  test('lets one circuit begin three handshakes, and does not let it keep others out', async () => {
    const hoard = Array.from({ length: 10 }, () => open('ssh', `${proxyLine(22)}${hello('x')}`));
    await closed(...hoard.slice(3));
    expect(hoard.slice(0, 3).every((stream) => !stream.closed)).toBe(true);
    expect((await room.status()).refused['ssh busy']).toBe(7);

    const other = open('ssh', `${proxyLine(23)}${hello('other')}`);
    await until('the other circuit’s stream', () =>
      arrived.some(({ heard }) => heard === hello('other')),
    );
    for (const { socket } of [...hoard, other]) socket.destroy();
  });

  test('closes the stream when sshd closes or is not there', async () => {
    const stream = open('ssh', `${proxyLine(24)}${hello('left')}`);
    const peer = await until('the stream behind the front', () =>
      arrived.find(({ heard }) => heard.includes('-left')),
    );
    peer.socket.destroy();
    stream.socket.end();
    await closed(stream);

    await new Promise((resolve) => {
      behind.close(resolve);
      for (const { socket } of arrived) socket.destroy();
    });
    const lost = open('ssh', `${proxyLine(25)}${hello('lost')}`);
    await closed(lost);
  });
});
