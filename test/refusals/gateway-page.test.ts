// The page is served whole with a strict policy, and every other address and method is refused.

import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, pageText } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { expectDressed, get, ownHost } from './http-fixture/requests.ts';

let room: GatewayRoom;
let own: string;

beforeAll(async () => {
  room = await GatewayRoom.start();
  own = ownHost(room);
});

afterAll(() => room.end());

describe('the page', () => {
  test('is served whole, with a policy that allows nothing foreign and nothing inline', async () => {
    const answer = await get(room, '/');
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe(pageText);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expectDressed(answer.headers);
    const policy = answer.headers['content-security-policy'];
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(policy).toContain(`connect-src 'self' ws://${own};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  test('comes compressed where the browser accepts gzip', async () => {
    const answer = await get(room, '/', { 'accept-encoding': 'gzip, deflate' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.body.length).toBeLessThan(pageText.length);
    expect(gunzipSync(answer.body).toString()).toBe(pageText);
  });

  test('answers HEAD without a body', async () => {
    const answer = await get(room, '/assets/room-1a2b3c.js', {}, 'HEAD');
    expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expectDressed(answer.headers);
  });

  test('comes over tor’s socket, whatever pieces the stream comes in', async () => {
    const bytes = `${proxyLine(5)}GET / HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`;
    for (const size of [1, 7, bytes.length - 3, bytes.length]) {
      const socket = connect(room.torSockets.web);
      let heard = '';
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString();
      });
      const closed = new Promise((resolve) => socket.once('close', resolve));
      for (let from = 0; from < bytes.length; from += size) {
        socket.write(bytes.slice(from, from + size));
        await new Promise(setImmediate);
      }
      await closed;
      expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(heard).toContain(pageText);
    }
  });
});

describe('what is not the page', () => {
  test.each([
    '/lite/',
    '/lite/en.ts',
    '/health',
    '/status',
    '/assets/room-1a2b3c.js.map',
    '/assets/',
    '/index.html',
    '/../gateway/control',
    '/%2e%2e/gateway/control',
    '/assets/..%2f..%2fngircd/configuration',
    '//etc/passwd',
    '/irc',
  ])('%s is answered 404 in words that repeat nothing', async (path) => {
    const answer = await get(room, path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe('There is nothing at this address.\n');
    const inSpanish = await get(room, path, { 'accept-language': 'es-MX,en;q=0.5' });
    expect(inSpanish.body.toString()).toBe('No hay nada en esta dirección.\n');
    expectDressed(answer.headers);
  });

  test.each([
    '/%23room=lobby&key=correct-horse-battery',
    '/%23room%3Dlobby%26key%3Dcorrect-horse-battery',
    '/%2523room=lobby&key=correct-horse-battery',
    '/%23room=lobby&key=correct-horse-battery?x=y',
    '/%23room=lobby/&key=correct/horse/battery',
    '/%23room=lobby&key=%zz',
    '/%23',
  ])(
    'a link whose # was encoded, %s, is answered with the page, and not repeated',
    async (path) => {
      const answer = await get(room, path);
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(pageText);
      expect(JSON.stringify(answer.headers)).not.toMatch(/room=|correct|%23/);
      expectDressed(answer.headers);
      expect((await get(room, path, {}, 'HEAD')).status).toBe(200);
      expect((await get(room, path, { host: 'example.org' })).status).toBeGreaterThanOrEqual(400);
      expect((await get(room, path, {}, 'POST')).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('an address that cannot be decoded is answered 400', async () => {
    const answer = await get(room, '/%zz');
    expect(answer).toMatchObject({ status: 400 });
    expectDressed(answer.headers);
    expect(answer.body.toString()).not.toContain('zz');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    'the method %s is answered 405',
    async (method) => {
      const answer = await get(room, '/', {}, method);
      expect(answer.status).toBe(405);
      expect(answer.headers['allow']).toBe('GET, HEAD');
      expectDressed(answer.headers);
    },
  );
});
