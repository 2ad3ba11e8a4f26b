import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proxyLine } from '../support/irc-client.ts';
import { GatewayRoom, pageText } from '../support/gateway.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let own: string;

beforeAll(async () => {
  room = await GatewayRoom.start();
  own = `127.0.0.1:${room.webPort}`;
});

afterAll(() => room.end());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function get(
  path: string,
  headers: Record<string, string | string[]> = {},
  method = 'GET',
): Promise<Answer> {
  const { webPort: port } = room;
  const all = { host: own, ...headers };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: all, agent: false });
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** What the server says to some bytes: until it closes, or until some of a body is there. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(room.webPort, '127.0.0.1');
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
  socket.write(bytes, 'latin1');
  await until('an answer', () => closed || /\r\n\r\n[^]/.test(heard), { everyMs: 5 });
  socket.destroy();
  return heard;
}

function rawHeaders(answer: string): Record<string, string> {
  const [head = ''] = answer.split('\r\n\r\n');
  const [, ...lines] = head.split('\r\n');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
    }),
  );
}

/** Every answer, whatever it says, carries all of these and none of those. */
function expectDressed(headers: Readonly<Record<string, unknown>>): void {
  expect(headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['permissions-policy']).toContain('camera=()');
  for (const name of ['server', 'date', 'x-powered-by', 'etag', 'last-modified', 'set-cookie']) {
    expect(headers).not.toHaveProperty(name);
  }
}

describe('the page', () => {
  test('is served whole, with a policy that allows nothing foreign and nothing inline', async () => {
    const answer = await get('/');
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
    const answer = await get('/', { 'accept-encoding': 'gzip, deflate' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.body.length).toBeLessThan(pageText.length);
    expect(gunzipSync(answer.body).toString()).toBe(pageText);
  });

  test('answers HEAD without a body', async () => {
    const answer = await get('/assets/room-1a2b3c.js', {}, 'HEAD');
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
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe('There is nothing at this address.\n');
    const inSpanish = await get(path, { 'accept-language': 'es-MX,en;q=0.5' });
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
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(pageText);
      expect(JSON.stringify(answer.headers)).not.toMatch(/room=|correct|%23/);
      expectDressed(answer.headers);
      expect((await get(path, {}, 'HEAD')).status).toBe(200);
      expect((await get(path, { host: 'example.org' })).status).toBeGreaterThanOrEqual(400);
      expect((await get(path, {}, 'POST')).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('an address that cannot be decoded is answered 400', async () => {
    const answer = await get('/%zz');
    expect(answer).toMatchObject({ status: 400 });
    expectDressed(answer.headers);
    expect(answer.body.toString()).not.toContain('zz');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    'the method %s is answered 405',
    async (method) => {
      const answer = await get('/', {}, method);
      expect(answer.status).toBe(405);
      expect(answer.headers['allow']).toBe('GET, HEAD');
      expectDressed(answer.headers);
    },
  );
});

describe('the Host', () => {
  test.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'LOCALHOST'])(
    'that is not ours (%j) is misdirected',
    async (host) => {
      const answer = await get('/', { host });
      expect(answer.status).toBe(421);
      expectDressed(answer.headers);
      expect(answer.body.toString()).toBe(
        `This is not the host you asked for. The room is at http://${own}/\n`,
      );
    },
  );

  test('is compared without case', async () => {
    expect((await get('/', { host: `LocalHost:${room.webPort}` })).status).toBe(200);
  });

  test.each([
    ['missing', 400, 'GET / HTTP/1.1\r\n\r\n'],
    ['missing in HTTP/1.0', 400, 'GET / HTTP/1.0\r\n\r\n'],
    ['empty', 421, 'GET / HTTP/1.1\r\nHost: \r\n\r\n'],
    ['doubled', 400, 'GET / HTTP/1.1\r\nHost: OWN\r\nHost: evil.example\r\n\r\n'],
    ['the same twice', 400, 'GET / HTTP/1.1\r\nHost: OWN\r\nhost: OWN\r\n\r\n'],
  ])('%s is answered %i', async (_what, status, bytes) => {
    const answer = await raw(bytes.replaceAll('OWN', own));
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
    const answer = await raw(bytes.replaceAll('OWN', own));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expectDressed(rawHeaders(answer));
  });

  test('headers that never end are cut off', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: ${own}\r\n`);
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
    const answer = await get('/irc', Object.fromEntries(filled));
    expect(answer.status).toBe(status);
    expectDressed(answer.headers);
    expect(answer.body.toString()).not.toContain('evil');
  });

  test('does not open at another address', async () => {
    const answer = await get('/chat', { ...handshake, origin: `http://${own}` });
    expect(answer.status).toBe(404);
    expectDressed(answer.headers);
  });

  test('is counted when it is refused', async () => {
    const before = (await room.status()).refused['origin'] ?? 0;
    await get('/irc', { ...handshake, origin: 'http://evil.example' });
    expect((await room.status()).refused['origin']).toBe(before + 1);
  });
});
