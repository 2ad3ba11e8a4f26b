// The page's WebSocket on its way to the room, between real sockets.

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { roomSockets } from '../../../docker/cli/connect/page/room-socket.ts';
import { until } from '../../support/until.ts';

interface Scene {
  readonly page: WebSocket;
  readonly room: WebSocket;
  readonly roomHeaders: Readonly<Record<string, unknown>>;
  readonly told: string[];
}

async function scene(): Promise<Scene> {
  const told: string[] = [];
  const rooms = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(rooms, 'listening');
  const { port: roomPort } = rooms.address() as AddressInfo;
  const sockets = roomSockets({
    origin: `http://127.0.0.1:${roomPort}`,
    dial: async () => connect(roomPort, '127.0.0.1'),
    onUp: () => told.push('up'),
    onDown: () => told.push('down'),
    onFailure: (failure) => told.push(String(failure)),
    goodbye: 'bye',
  });
  const local = createServer();
  local.on('upgrade', (request, socket, head) => sockets.carry(request, socket, head));
  local.listen(0, '127.0.0.1');
  await once(local, 'listening');
  const { port } = local.address() as AddressInfo;
  const arrived = once(rooms, 'connection');
  const page = new WebSocket(`ws://127.0.0.1:${port}/irc`, 'text.ircv3.net', {
    headers: { 'user-agent': 'a browser', 'accept-language': 'pt-BR', cookie: 'a=b' },
  });
  await once(page, 'open');
  const [room, request] = (await arrived) as [WebSocket, IncomingMessage];
  onTestFinished(async () => {
    page.terminate();
    await sockets.close();
    local.close();
    rooms.close();
  });
  return { page, room, roomHeaders: request.headers, told };
}

test('the room learns nothing of the browser', async () => {
  const { roomHeaders } = await scene();
  expect(Object.keys(roomHeaders).toSorted()).toEqual([
    'connection',
    'host',
    'origin',
    'sec-websocket-key',
    'sec-websocket-protocol',
    'sec-websocket-version',
    'upgrade',
  ]);
  expect(roomHeaders['origin']).toBe(`http://${String(roomHeaders['host'])}`);
});

test('what a side does not read waits at the other one, and then comes whole and in order', async () => {
  const { page, room } = await scene();
  // More than the sockets between them hold.
  const count = 20_000;
  for (const [from, to] of [
    [room, page],
    [page, room],
  ] as const) {
    to.pause();
    for (let at = 0; at < count; at += 1) from.send(`${at} ${'x'.repeat(4000)}`);
    let before = -1;
    await until('it to wait', () => {
      const now = from.bufferedAmount;
      const isStill = now === before && now > 0;
      before = now;
      return isStill;
    });
    let next = 0;
    to.on('message', (data: unknown) => {
      if (String(data).startsWith(`${next} `)) next += 1;
    });
    to.resume();
    await until('all of it', () => next === count, { withinMs: 20_000 });
  }
});

test.each([1000, 1001, 1008, 4000])(
  'a close with %i goes through, with its reason',
  async (code) => {
    const { page, room, told } = await scene();
    const closed = once(page, 'close');
    room.close(code, 'why');
    const [got, reason] = await closed;
    expect([got, String(reason)]).toEqual([code, 'why']);
    await until('the end to be told', () => told.join() === 'up,down');
  },
);

test('a page that breaks off ends its connection to the room, and the other way round', async () => {
  const first = await scene();
  const roomClosed = once(first.room, 'close');
  first.page.terminate();
  expect((await roomClosed)[0]).toBe(1006);
  const second = await scene();
  const pageClosed = once(second.page, 'close');
  second.room.terminate();
  expect((await pageClosed)[0]).toBe(1006);
});
