// The list of the page's files at a room's web doors: whoever compares what the room serves with it finds it so.

import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { expectDressed, get, ownHost } from './http-fixture/requests.ts';

const webRoot = join(import.meta.dirname, '../../dist/web');
const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

async function manifestOf(room: GatewayRoom): Promise<Map<string, string>> {
  const { body } = await get(room, '/files.sha256');
  const lines = body.toString().trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** What docs/releases.md tells a guest to do: the join form is of each request. */
function withoutForm(page: Buffer): string {
  return page.toString().replace(/(<!-- lite form -->)[^]*<!-- \/lite form -->/, '$1');
}

describe.each([
  ['a room', 'off', 'index.html'],
  ['a sealed room', 'on', 'sealed-index.html'],
] as const)('in %s', (_what, sealed, index) => {
  let room: GatewayRoom;

  beforeAll(async () => {
    room = await GatewayRoom.start({ sealed }, (config) => ({ ...config, webRoot }));
  });

  afterAll(() => room.end());

  test('the list is served as text, with the headers of every answer', async () => {
    const { status, headers, body } = await get(room, '/files.sha256');
    expect(status).toBe(200);
    expectDressed(headers);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body.toString()).toMatch(/^(?:[0-9a-f]{64} {2}[^ \r\n]+\n)+$/);
    expect((await get(room, '/files.sha256', {}, 'HEAD')).body).toHaveLength(0);
    expect((await get(room, '/files.sha256', {}, 'POST')).status).toBe(405);
  });

  test('every file that the page loads is in it, and has that hash', async () => {
    const manifest = await manifestOf(room);
    const first = (await get(room, '/')).body;
    expect(sha256(withoutForm(first))).toBe(manifest.get(index));
    const named = new Set(first.toString().match(/(?<=(?:src|href)=")\/[\w./-]+\.\w+(?=")/g));
    for (const path of named) {
      if (!path.endsWith('.js')) continue;
      const script = (await get(room, path)).body.toString();
      for (const name of script.match(/[\w.-]+-[\w-]{8}\.js/g) ?? []) named.add(`/assets/${name}`);
    }
    expect(
      [...named].filter((path) => /index-.*\.js$|sealed-room|style\.css$/.test(path)),
    ).toHaveLength(3);
    for (const path of named) {
      const { status, body } = await get(room, path);
      expect(status, path).toBe(200);
      expect(sha256(body), path).toBe(manifest.get(path.slice(1)));
    }
  });

  test('the status says the hash of the list itself', async () => {
    const { body } = await get(room, '/files.sha256');
    expect((await room.status()).page).toEqual({ path: '/files.sha256', sha256: sha256(body) });
  });

  test('it is the same at the onion', async () => {
    const socket = connect(room.torSockets.web);
    let heard = '';
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const head = ['GET /files.sha256 HTTP/1.1', `Host: ${ownHost(room)}`, 'Connection: close'];
    socket.write(`${proxyLine(5)}${head.join('\r\n')}\r\n\r\n`);
    await closed;
    const { body } = await get(room, '/files.sha256');
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(heard.endsWith(body.toString())).toBe(true);
  });
});
