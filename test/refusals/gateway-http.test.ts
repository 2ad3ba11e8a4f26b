// Requests with a foreign Host or Origin, and what is not quite HTTP, are refused with the headers of every answer.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom } from '../support/gateway.ts';
import { expectDressed, get, ownHost, raw, rawHeaders } from './http-fixture/requests.ts';

let room: GatewayRoom;
let own: string;

beforeAll(async () => {
  room = await GatewayRoom.start();
  own = ownHost(room);
});

afterAll(() => room.end());

describe('the Host', () => {
  test.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'LOCALHOST'])(
    'that is not ours (%j) is misdirected',
    async (host) => {
      const answer = await get(room, '/', { host });
      expect(answer.status).toBe(421);
      expectDressed(answer.headers);
      expect(answer.body.toString()).toBe(
        `This is not the host you asked for. The room is at http://${own}/\n`,
      );
    },
  );

  test('is compared without case', async () => {
    expect((await get(room, '/', { host: `LocalHost:${room.webPort}` })).status).toBe(200);
  });

  test.each([
    ['missing', 400, 'GET / HTTP/1.1\r\n\r\n'],
    ['missing in HTTP/1.0', 400, 'GET / HTTP/1.0\r\n\r\n'],
    ['empty', 421, 'GET / HTTP/1.1\r\nHost: \r\n\r\n'],
    ['doubled', 400, 'GET / HTTP/1.1\r\nHost: OWN\r\nHost: evil.example\r\n\r\n'],
    ['the same twice', 400, 'GET / HTTP/1.1\r\nHost: OWN\r\nhost: OWN\r\n\r\n'],
  ])('%s is answered %i', async (_what, status, bytes) => {
    const answer = await raw(room, bytes.replaceAll('OWN', own));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expectDressed(rawHeaders(answer));
  });
});

describe('what is not quite HTTP', () => {
  const both = 'Content-Length: 3\r\nTransfer-Encoding: chunked';
  test.each([
    ['garbage', '\x00\x01\x02\r\n\r\n', 400],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: OWN\r\n\r\n', 400],
    ['both lengths', `POST / HTTP/1.1\r\nHost: OWN\r\n${both}\r\n\r\n`, 400],
    ['long headers', `GET / HTTP/1.1\r\nHost: OWN\r\nX: ${'a'.repeat(9000)}\r\n\r\n`, 431],
    ['a wish we cannot meet', 'GET / HTTP/1.1\r\nHost: OWN\r\nExpect: miracles\r\n\r\n', 200],
    [
      'a wish for h2c',
      'GET / HTTP/1.1\r\nHost: OWN\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      200,
    ],
    [
      'a body announced',
      'POST / HTTP/1.1\r\nHost: OWN\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n',
      405,
    ],
  ])('%s is answered with all headers', async (_what, bytes, status) => {
    const answer = await raw(room, bytes.replaceAll('OWN', own));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expectDressed(rawHeaders(answer));
  });

  test('headers that never end are cut off', async () => {
    const answer = await raw(room, `GET / HTTP/1.1\r\nHost: ${own}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expectDressed(rawHeaders(answer));
  });
});

describe('the page’s WebSocket', () => {
  const handshake = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };

  test.each([
    ['no Origin', {}, 403],
    ['the Origin of another site', { origin: 'http://evil.example' }, 403],
    ['the Origin null', { origin: 'null' }, 403],
    ['the Origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['the Origin of another scheme', { origin: 'https://OWN' }, 403],
    ['an Origin that only begins like ours', { origin: 'http://OWN.evil.example' }, 403],
    ['our other name as Origin', { origin: 'http://localhost:PORT' }, 403],
    ['two Origins', { origin: ['http://OWN', 'http://evil.example'] }, 403],
    [
      'a browser that says cross-site',
      { origin: 'http://OWN', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['another Host', { host: 'evil.example', origin: 'http://evil.example' }, 421],
    ['another version', { origin: 'http://OWN', 'sec-websocket-version': '7' }, 400],
    ['a key that is none', { origin: 'http://OWN', 'sec-websocket-key': 'x' }, 400],
  ])('does not open for %s', async (_what, headers, status) => {
    const fill = (text: string): string =>
      text.replaceAll('OWN', own).replaceAll('PORT', `${room.webPort}`);
    const filled = Object.entries({ ...handshake, ...headers }).map(
      ([name, value]) => [name, typeof value === 'string' ? fill(value) : value.map(fill)] as const,
    );
    const answer = await get(room, '/irc', Object.fromEntries(filled));
    expect(answer.status).toBe(status);
    expectDressed(answer.headers);
    expect(answer.body.toString()).not.toContain('evil');
  });

  test('does not open at another address', async () => {
    const answer = await get(room, '/chat', { ...handshake, origin: `http://${own}` });
    expect(answer.status).toBe(404);
    expectDressed(answer.headers);
  });

  test('is counted when it is refused', async () => {
    const before = (await room.status()).refused['origin'] ?? 0;
    await get(room, '/irc', { ...handshake, origin: 'http://evil.example' });
    expect((await room.status()).refused['origin']).toBe(before + 1);
  });
});
