import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

let room: GatewayRoom;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await room.end();
});

async function begins(text: string): Promise<void> {
  const socket = connect(room.webPort, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
}

async function crowd(count: number, text: string): Promise<void> {
  const atOnce = 500;
  for (let begun = 0; begun < count; begun += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => begins(text)));
  }
}

describe('thousands of connections', () => {
  test.each([
    ['that say nothing', ''],
    ['that never end their headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
    [
      'that never end their form',
      'POST /lite HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\n' +
        'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 400\r\n\r\nid=',
    ],
  ])('%s do not keep a guest out', async (_, text) => {
    room = await GatewayRoom.start();
    await crowd(10_000, text.replaceAll('HOST', `127.0.0.1:${room.webPort}`));
    await room.websocket().enters('guest', passphrase);
    expect((await room.status()).refused['crowd']).toBeGreaterThan(9_000);
  });

  test('do not push out who asks for a page, nor who is in', async () => {
    room = await GatewayRoom.start();
    const guest = room.websocket();
    await guest.enters('guest', passphrase);
    await crowd(1_000, '');
    expect((await room.lite().get('/lite')).status).toBe(200);
    guest.say('PING :still here');
    await guest.hears(/PONG .*still here/);
  });
});

test('as many guests as there are places may come at one moment', async () => {
  const places = 400;
  room = await GatewayRoom.start({ maxGuests: String(places) });
  const guests = Array.from({ length: places }, () => room.websocket());
  await Promise.all(guests.map((guest, index) => guest.enters(`guest${index}`, passphrase)));
  expect((await room.status()).guests).toBe(places);
});
