// What a request is must not depend on who reads it: what two readers could take for different requests is
// refused, at this machine's own listener and at the onion's.

import { connect, type NetConnectOpts } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let own: string;

beforeAll(async () => {
  room = await GatewayRoom.start();
  own = `127.0.0.1:${room.webPort}`;
});

afterAll(() => room.end());

const handshake =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const post =
  'POST /lite HTTP/1.1\r\nHost: OWN\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const behind = 'GET /behind HTTP/1.1\r\nHost: OWN\r\nConnection: close\r\n\r\n';

const cases: readonly (readonly [name: string, request: string, statuses: readonly number[]])[] = [
  ['two hosts', 'GET / HTTP/1.1\r\nHost: OWN\r\nHost: OWN\r\nConnection: close\r\n\r\n', [400]],
  ['a list of hosts', 'GET / HTTP/1.1\r\nHost: OWN, OWN\r\nConnection: close\r\n\r\n', [421]],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
  ['no host, HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', [400]],
  ['an empty host', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', [421]],
  [
    'a user in the target',
    'GET http://OWN@evil/ HTTP/1.1\r\nHost: OWN\r\nConnection: close\r\n\r\n',
    [400],
  ],
  ['another scheme', 'GET https://OWN/ HTTP/1.1\r\nHost: OWN\r\nConnection: close\r\n\r\n', [400]],
  ['a host on its own line', `GET / HTTP/1.1\r\nHost:\r\n OWN\r\n\r\n`, [400]],
  ['a header in two lines', `GET / HTTP/1.1\r\nHost: OWN\r\nX-A: b\r\n c\r\n\r\n`, [400]],
  ['a space before the colon', `GET / HTTP/1.1\r\nHost : OWN\r\n\r\n`, [400]],
  ['line ends of LF', `GET / HTTP/1.1\nHost: OWN\n\n`, [400]],
  ['HTTP/2.0', 'GET / HTTP/2.0\r\nHost: OWN\r\nConnection: close\r\n\r\n', [505]],
  [
    'HTTP/2.0 and a socket',
    `GET /irc HTTP/2.0\r\nHost: OWN\r\nOrigin: http://OWN\r\n${handshake}\r\n`,
    [505],
  ],
  [
    'a length and chunks',
    `${post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  ['two lengths', `${post}Content-Length: 3\r\nContent-Length: 30\r\n\r\na=b${behind}`, [400]],
  ['a list of lengths', `${post}Content-Length: 3, 3\r\n\r\na=b${behind}`, [400]],
  ['a length with a sign', `${post}Content-Length: +3\r\n\r\na=b${behind}`, [400]],
  [
    'chunked, and another coding behind it',
    `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'chunked twice',
    `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'a chunk size with a sign',
    `${post}Transfer-Encoding: chunked\r\n\r\n-1\r\na=b\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'a chunk size of C',
    `${post}Transfer-Encoding: chunked\r\n\r\n0x3\r\na=b\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'a chunk size beyond all',
    `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff3\r\na=b\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'a chunk longer than its size',
    `${post}Transfer-Encoding: chunked\r\n\r\n3\r\na=bcd\r\n0\r\n\r\n${behind}`,
    [400],
  ],
  [
    'chunks that end in LF',
    `${post}Transfer-Encoding: chunked\r\n\r\n3\na=b\n0\n\n${behind}`,
    [400],
  ],
  [
    'a body and a socket',
    `GET /irc HTTP/1.1\r\nHost: OWN\r\nOrigin: http://OWN\r\n${handshake}Content-Length: 3\r\n\r\na=b${behind}`,
    [404],
  ],
  [
    'chunks and a socket',
    `GET /irc HTTP/1.1\r\nHost: OWN\r\nOrigin: http://OWN\r\n${handshake}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n${behind}`,
    [404],
  ],
  [
    'HTTP/1.0 and a socket',
    `GET /irc HTTP/1.0\r\nHost: OWN\r\nOrigin: http://OWN\r\n${handshake}\r\n`,
    [404],
  ],
  [
    'a body of a GET',
    `GET / HTTP/1.1\r\nHost: OWN\r\nContent-Length: 3\r\n\r\na=b${behind}`,
    [200, 404],
  ],
];

/** All that is answered until the room closes. */
async function answered(to: NetConnectOpts, bytes: string): Promise<string> {
  const socket = connect(to);
  let heard = '';
  let closed = false;
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  socket.write(bytes, 'latin1');
  await until('the end of the connection', () => closed, { everyMs: 5, withinMs: 20_000 });
  return heard;
}

describe.each(['loopback', 'onion'] as const)('at the listener for %s', (listener) => {
  test.each(cases)('%s', async (_name, text, statuses) => {
    const isOnion = listener === 'onion';
    const to = isOnion ? { path: room.torSockets.web } : { port: room.webPort, host: '127.0.0.1' };
    const bytes = (isOnion ? proxyLine(7) : '') + text.replaceAll('OWN', own);
    const heard = await answered(to, bytes);
    const told = [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
    expect(told).toEqual(statuses);
    expect(heard).not.toMatch(/^(date|server|x-powered-by|last-modified|etag):/im);
  });
});
