// Idle connections that are opened again as soon as they are closed: beside them a guest gets in at each
// door, and a slow one over Tor gets in beside those of this machine.

import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { IrcClient, proxyLine } from '../support/irc-client.ts';
import { slowWire } from '../support/slow-wire.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let stopFlood = (): void => {};

beforeAll(async () => {
  room = await GatewayRoom.start();
});

afterEach(() => stopFlood());

afterAll(() => room.end());

/** So many connections that say `first` and no more. */
async function flood(count: number, to: NetConnectOpts, first: string): Promise<void> {
  const sockets = new Set<Socket>();
  let stopped = false;
  let opened = 0;
  const open = (): void => {
    if (stopped) return;
    const socket = connect(to, () => (opened += 1));
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (!stopped) setTimeout(open, 20);
    });
    socket.resume();
    socket.write(first);
  };
  for (let number = 0; number < count; number += 1) open();
  stopFlood = () => {
    stopped = true;
    for (const socket of sockets) socket.destroy();
  };
  await until('the flood to stand', () => opened >= count);
}

const upgrade = (port: number): string =>
  [
    'GET /irc HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n');

const floods: readonly (readonly [string, () => string])[] = [
  ['say nothing', () => ''],
  ['begin a request', () => 'GET / HTTP/1.1\r\nX-'],
  ['become WebSockets', () => upgrade(room.webPort)],
];

test.each(floods)('beside 1,500 at the web door that %s', async (_what, first) => {
  await flood(1_500, { host: '127.0.0.1', port: room.webPort }, first());
  const web = room.websocket();
  await web.enters(`w${Math.random().toString(36).slice(2, 8)}`, passphrase);
  web.close();

  // By the onion, at each door, with 0.7 s from word to answer.
  const irc = IrcClient.tcp(await slowWire({ path: room.torSockets.irc }, proxyLine(7), 350));
  await irc.enters(`i${Math.random().toString(36).slice(2, 8)}`, passphrase);
  irc.close();
  const page = await slowWire({ path: room.torSockets.web }, proxyLine(8), 350);
  const asked = request({ ...page, path: '/', headers: { host: room.config.hosts[0] } });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(200);
});
