import { connect, type NetConnectOpts } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { until } from '../support/until.ts';

const onion = 'mayflymayflymayflymayflymayflymayflymayflymayflymayflyqd.onion';

let room: GatewayRoom;
let port: number;

beforeAll(async () => {
  room = await GatewayRoom.start({}, (config) => ({ ...config, onionHosts: [onion] }));
  port = room.webPort;
});

afterAll(() => room.end());

const handshake = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n');
const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0';

type Listener = 'loopback' | 'tor';

/** All that is said until the peer closes. @param bytes `PORT` stands for the room's own. */
async function asks(listener: Listener, bytes: string): Promise<string> {
  const to: NetConnectOpts =
    listener === 'tor' ? { path: room.torSockets.web } : { port, host: '127.0.0.1' };
  const socket = connect(to);
  let heard = '';
  let closed = false;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  socket.write((listener === 'tor' ? proxyLine(7) : '') + bytes.replaceAll('PORT', `${port}`));
  // An answer that is whole and keeps the connection is followed by nothing: another request shows it.
  await until('an answer', () => closed || / 101 /.test(heard), { everyMs: 5 });
  socket.destroy();
  return heard;
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);

/** The three kinds of requests that look at the host. */
const requests: Record<string, (target: string, host: string) => string> = {
  page: (target, host) => `GET ${target}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  socket: (target, host) =>
    `GET ${target}/irc HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n${handshake}\r\n\r\n`,
  form: (target, host) =>
    `POST ${target}/lite HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n${form}\r\nConnection: close\r\n\r\n`,
};

describe.each(Object.entries(requests))('the %s', (kind, request) => {
  // An empty form is one that this room did not make.
  const served = { page: 200, socket: 101, form: 403 }[kind];

  test.each([
    ['loopback', '127.0.0.1:PORT'],
    ['loopback', 'localhost:PORT'],
    ['loopback', 'LocalHost:PORT'],
    ['loopback', 'localhost.:PORT'],
    ['loopback', '127.0.0.1.:PORT'],
    ['loopback', '[::1]:PORT'],
    ['tor', onion],
    ['tor', onion.toUpperCase()],
    ['tor', `${onion}.`],
    ['tor', `${onion}:80`],
  ] as const)('is for who asks %s as %s', async (listener, host) => {
    const answer = await asks(listener, request('', host));
    expect(statusOf(answer)).toBe(served);
    expect(answer).not.toContain('not the host');
  });

  test.each([
    ['loopback', onion],
    ['loopback', `${onion}.`],
    ['loopback', `${onion}:PORT`],
    ['loopback', `www.${onion}`],
    ['loopback', 'evil.example:PORT'],
    ['loopback', '127.0.0.1:1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '[::1]:1'],
    ['loopback', 'localhost:443'],
    ['loopback', '[::2]:PORT'],
    ['loopback', 'localhost..:PORT'],
    ['loopback', ''],
    ['tor', '127.0.0.1:PORT'],
    ['tor', 'localhost:PORT'],
    ['tor', '[::1]:PORT'],
    ['tor', `${onion}:81`],
    ['tor', `x.${onion}`],
  ] as const)('is not for who asks %s as %j, who is told where it is', async (listener, host) => {
    const answer = await asks(listener, request('', host));
    expect(statusOf(answer)).toBe(421);
    const there = listener === 'tor' ? `http://${onion}/` : `http://127.0.0.1:${port}/`;
    expect(answer).toContain(there);
    if (listener === 'loopback') expect(answer).not.toContain(onion);
    else expect(answer).not.toContain('127.0.0.1');
  });

  test.each([
    ['another host in the target', 'http://evil.example', 'localhost:PORT', 421],
    ['the onion in the target', `http://${onion}`, 'localhost:PORT', 421],
    ['another port in the target', 'http://localhost:1', 'localhost:PORT', 421],
    ['a name before the host', 'http://localhost:PORT@evil.example', 'localhost:PORT', 400],
    ['another scheme', 'https://localhost:PORT', 'localhost:PORT', 400],
    ['a scheme alone', 'http:', 'localhost:PORT', 400],
    ['no host in the target', 'http://', 'localhost:PORT', 400],
  ])('counts the target’s host: %s', async (_what, target, host, status) => {
    expect(statusOf(await asks('loopback', request(target, host)))).toBe(status);
  });

  test('is for a client that writes the room’s own address as the target', async () => {
    const answer = await asks('loopback', request('http://localhost:PORT', 'localhost:PORT'));
    expect(statusOf(answer)).toBe(served);
  });
});

test('a WebSocket is opened by the page of its own host only, however both are written', async () => {
  const opens = async (listener: Listener, host: string, origin: string): Promise<number> => {
    const head = `GET /irc HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n${handshake}\r\n\r\n`;
    return statusOf(await asks(listener, head));
  };
  expect(await opens('loopback', 'localhost:PORT', 'http://127.0.0.1:PORT')).toBe(403);
  expect(await opens('loopback', 'localhost:PORT', `http://${onion}`)).toBe(403);
  expect(await opens('tor', onion, 'http://localhost:PORT')).toBe(403);
  expect(await opens('loopback', '[::1]:PORT', 'http://[::1]:PORT')).toBe(101);
});

describe('a client that asks for another address', () => {
  test.each([
    ['en', 'This is not'],
    ['pt-BR', 'Este não é'],
    ['es', 'Este no es'],
  ])('is told in %s', async (language, words) => {
    const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1:9\r\nAccept-Language: ${language}\r\nConnection: close\r\n\r\n`;
    const answer = await asks('loopback', head);
    expect(Buffer.from(answer, 'latin1').toString()).toContain(words);
    expect(answer).toContain(`http://127.0.0.1:${port}/`);
  });
});

describe('a request gets one answer', () => {
  const chunked = 'Transfer-Encoding: chunked';
  const urlencoded = 'Content-Type: application/x-www-form-urlencoded';
  const own = 'Host: localhost:PORT';
  const origin = 'Origin: http://localhost:PORT';
  test.each([
    [
      'a bad chunk size',
      `POST /lite HTTP/1.1\r\n${own}\r\n${urlencoded}\r\n${chunked}\r\n\r\nZZ\r\n`,
    ],
    [
      'the same to a form of ours',
      `POST /lite HTTP/1.1\r\n${own}\r\n${origin}\r\n${urlencoded}\r\n${chunked}\r\n\r\nZZ\r\n`,
    ],
    ['the same to the page', `POST / HTTP/1.1\r\n${own}\r\n${chunked}\r\n\r\nZZ\r\n`],
    ['a bad second chunk', `POST / HTTP/1.1\r\n${own}\r\n${chunked}\r\n\r\n1\r\na\r\n-1\r\n`],
    ['a bad chunk extension', `POST /lite HTTP/1.1\r\n${own}\r\n${chunked}\r\n\r\n1;\x00\r\na\r\n`],
    [
      'a coding that is none',
      `POST /lite HTTP/1.1\r\n${own}\r\nTransfer-Encoding: xchunked\r\n\r\nabc\r\n`,
    ],
    [
      'the same to the page',
      `POST / HTTP/1.1\r\n${own}\r\nTransfer-Encoding: xchunked\r\n\r\nabc\r\n`,
    ],
    [
      'a coding behind chunked',
      `POST /lite HTTP/1.1\r\n${own}\r\nTransfer-Encoding: chunked, gzip\r\n\r\nabc\r\n`,
    ],
    [
      'two lengths',
      `POST /lite HTTP/1.1\r\n${own}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na`,
    ],
    [
      'length and coding',
      `POST /lite HTTP/1.1\r\n${own}\r\nContent-Length: 1\r\n${chunked}\r\n\r\n0\r\n\r\n`,
    ],
    ['a folded header', `GET / HTTP/1.1\r\n${own}\r\nX: a\r\n b\r\n\r\n`],
    [
      'a bad chunk that was asked to be expected',
      `POST /lite HTTP/1.1\r\n${own}\r\nExpect: 100-continue\r\n${chunked}\r\n\r\nZZ\r\n`,
    ],
  ])('however it goes wrong: %s', async (_what, bytes) => {
    const answer = await asks('loopback', bytes);
    expect(answer.match(/HTTP\/1\.1 \d{3} /g)).toHaveLength(1);
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
  });

  test('and garbage after a good request does not change its answer', async () => {
    const answer = await asks('loopback', `GET / HTTP/1.1\r\n${own}\r\n\r\n\x00garbage\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 \d{3} /g)).toEqual(['HTTP/1.1 200 ', 'HTTP/1.1 400 ']);
  });
});
