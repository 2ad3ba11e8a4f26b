// One local client between real sockets, before a room that says what a test wants.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { serveSealedClient } from '../../../docker/cli/connect/sealed/sealed-client.ts';
import { makeTell } from '../../../docker/cli/terminal/tell.ts';
import { mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { until } from '../../support/until.ts';

const word = 'correct-horse-battery';
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

interface Side {
  readonly socket: Socket;
  readonly heard: () => string;
}

function listen(to: Socket): Side {
  let heard = '';
  to.on('error', () => {});
  to.on('data', (chunk) => (heard += chunk.toString()));
  return { socket: to, heard: () => heard };
}

interface Scene {
  readonly client: Side;
  readonly room: Side;
  /** What the terminal shows. */
  readonly told: () => string;
}

async function scene(): Promise<Scene> {
  let told = '';
  const terminal = { write: (text: string) => (told += text) };
  const tell = makeTell({ out: terminal, err: terminal }, { LANG: 'C' });
  const rooms = createServer({ allowHalfOpen: true });
  const local = createServer({ allowHalfOpen: true }, (socket) => {
    void serveSealedClient(socket, {
      seal: mintHostSeal('i1', random),
      word,
      tell,
      openStream: async () => connect({ ...addressOf(rooms), allowHalfOpen: true }),
    });
  });
  rooms.listen(0, '127.0.0.1');
  local.listen(0, '127.0.0.1');
  await Promise.all([once(rooms, 'listening'), once(local, 'listening')]);
  const arrived = once(rooms, 'connection');
  const client = listen(connect({ ...addressOf(local), allowHalfOpen: true }));
  const [socket] = (await arrived) as [Socket];
  const room = listen(socket);
  onTestFinished(() => {
    for (const each of [client, room]) each.socket.destroy();
    local.close();
    rooms.close();
  });
  return { client, room, told: () => told };
}

function addressOf(server: ReturnType<typeof createServer>): { host: string; port: number } {
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const registers = `PASS ${word}\r\nNICK ada\r\nUSER a 0 * :a\r\n`;

test('registration goes on, with what sealed talk needs', async () => {
  const { client, room } = await scene();
  client.socket.write(registers);
  await until('the room to hear', () => room.heard().includes('USER a 0 * a\r\n'));
  expect(room.heard()).toContain('mayfly.chat/sealed');
  expect(room.heard()).toContain(`PASS ${word}\r\nNICK ada\r\n`);
});

test('lines that cannot be sent are answered here, and the connection stays', async () => {
  const { client, room } = await scene();
  client.socket.write(registers);
  client.socket.write(`${'x'.repeat(9000)}\r\n`);
  client.socket.write(Buffer.from([0x50, 0xff, 0x0d, 0x0a]));
  client.socket.write('PING a\0b\r\nPING still-there\r\n');
  await until('the room to hear the last', () => room.heard().includes('still-there'));
  expect(client.heard().trim().split('\r\n')).toEqual([
    ':mayfly.connect 417 * :Input line was too long',
    ':mayfly.connect FAIL * INVALID_UTF8 :That line was not UTF-8 and was not sent',
    ':mayfly.connect FAIL * INVALID_LINE :That line held a NUL and was not sent',
  ]);
  expect(room.heard()).not.toMatch(/xxxx|a\0b/);
});

test('the room cannot speak as this command, which alone tells the words', async () => {
  const { client, room } = await scene();
  client.socket.write(registers);
  room.socket.write(':mayfly.connect NOTICE * :sealed. The four words: a b c d\r\n');
  room.socket.write('@time=2026-01-01T00:00:00.000Z :Mayfly.Connect!a@b NOTICE ada :words\r\n');
  room.socket.write(':mayfly.room NOTICE * :the room itself\r\n');
  await until('the client to hear the room', () => client.heard().includes('the room itself'));
  expect(client.heard()).not.toMatch(/four words|:words/);
  client.socket.write('WORDS\r\n');
  await until('its own answer', () => client.heard().includes('not in the sealed talk'));
  expect(room.heard()).not.toMatch(/WORDS/i);
});

test('a wrong word is answered late, and nothing of that client reaches the room', async () => {
  const { client, room, told } = await scene();
  const atMs = performance.now();
  client.socket.write('CAP LS 302\r\nPASS guessed\r\nNICK eve\r\nUSER e 0 * :e\r\n');
  await once(client.socket, 'end');
  expect(performance.now() - atMs).toBeGreaterThan(900);
  expect(client.heard()).toMatch(/ 464 \* :Password incorrect\r\nERROR :/);
  expect(room.heard()).not.toMatch(/guessed|eve/);
  if (!room.socket.readableEnded) await once(room.socket, 'end');
  expect(told()).toBe('');
});

test('what a side does not read waits at the other one, and comes whole and in order', async () => {
  const { client, room } = await scene();
  client.socket.write(registers);
  await until('the room to hear', () => room.heard().includes('USER'));
  client.socket.pause();
  // More than the sockets between them hold.
  const count = 40_000;
  for (let at = 0; at < count; at += 1)
    room.socket.write(`:mayfly.room NOTICE ada :${at} ${'x'.repeat(400)}\r\n`);
  let before = -1;
  await until('it to wait', () => {
    const now = room.socket.writableLength;
    const isStill = now === before && now > 0;
    before = now;
    return isStill;
  });
  client.socket.resume();
  await until('all of it', () => client.heard().includes(` :${count - 1} `), {
    withinMs: 40_000,
  });
  const order = Array.from(client.heard().matchAll(/ada :(\d+) x/g), ([, at]) => Number(at));
  expect(order).toEqual(Array.from({ length: count }, (_, at) => at));
});

test('what was said before the end of a side still arrives', async () => {
  const first = await scene();
  first.client.socket.end(`${registers}QUIT :clear words\r\n`);
  await once(first.room.socket, 'end');
  expect(first.room.heard()).toMatch(/\r\nQUIT\r\n$/);
  const second = await scene();
  second.client.socket.write(registers);
  second.room.socket.end('ERROR :Closing link: the last words\r\n');
  await once(second.client.socket, 'end');
  expect(second.client.heard()).toBe('ERROR :Closing link: the last words\r\n');
});
