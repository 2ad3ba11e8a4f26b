// A sealed room over HTTP: the page says so before anybody enters, and the lite door is shut at every address.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsIn } from '../../server/gateway/doors/lite/words/words.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { textOf } from '../support/lite-client.ts';
import { expectDressed, get } from './http-fixture/requests.ts';

const index = readFileSync(join(import.meta.dirname, '../../web/index.html'), 'utf8');

const withPage = (sealed: 'on' | 'off'): Promise<GatewayRoom> =>
  GatewayRoom.start({ sealed }, (config) => {
    writeFileSync(join(config.webRoot, 'index.html'), index);
    return config;
  });

/** Without the port. */
const policy = async (of: GatewayRoom): Promise<string> =>
  JSON.stringify((await get(of, '/')).headers['content-security-policy']).replaceAll(/:\d+/g, '');

let room: GatewayRoom;

beforeAll(async () => {
  room = await withPage('on');
});

afterAll(() => room.end());

describe('the first page', () => {
  test('says that the room is sealed, and leads nobody to the lite door', async () => {
    const { headers, body, status } = await get(room, '/', { 'accept-language': 'es-MX' });
    const page = body.toString();
    expect(status).toBe(200);
    expectDressed(headers);
    expect(page).toContain('<html lang="en" data-sealed="yes">');
    expect(page).not.toMatch(/<form|<input|href="\/lite["?]|lite link/);
    const [, noscript = ''] = /<noscript>([^]*?)<\/noscript>/.exec(page) ?? [];
    expect(noscript).toContain('<div class="sealed" lang="es"');
    expect(textOf(noscript)).toContain(wordsIn('es').say('lite.sealedWhy'));
    expect(textOf(noscript)).toContain('mayfly connect -');
    // Nothing but the seal's own difference: script and style are those of any room.
    for (const kept of ['<script type="module"', 'class="loading"', 'class="unfit"']) {
      expect(page).toContain(kept);
    }
  });

  test('is the same compressed, and has the same headers at HEAD', async () => {
    const plain = await get(room, '/');
    const { body } = await get(room, '/', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(body).toString()).toBe(plain.body.toString());
    const head = await get(room, '/', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect({ ...head.headers }).toEqual({ ...plain.headers });
  });

  test('says in another room that it is not, and has the form there', async () => {
    const other = await withPage('off');
    try {
      const page = (await get(other, '/')).body.toString();
      expect(page).toContain('<html lang="en" data-sealed="no">');
      expect(page).toContain('<form method="post" action="/lite"');
      expect(page).toContain('href="/lite"');
      expect(await policy(other)).toBe(await policy(room));
    } finally {
      await other.end();
    }
  });

  test('answers a link whose # was encoded by words alone: the room was shown its seal', async () => {
    for (const path of ['/%23room=lobby&seal=AAAA', '/%2523room=lobby&key=%zz']) {
      const answer = await get(room, path, { 'accept-language': 'pt-BR' });
      expect(answer.status).toBe(400);
      expect(answer.body.toString()).toBe(`${wordsIn('pt-BR').say('lite.sealBroken')}\n`);
      expectDressed(answer.headers);
    }
  });
});

describe('the lite door', () => {
  test.each([
    '/lite',
    '/lite?lang=es',
    '/lite/',
    '/lite/in/room',
    '/lite/in/stream',
    '/lite/t/AAAA/room',
    '/lite/enter/AAAA',
    '/lite/wait/AAAA',
    '/lite/left',
    '/lite/nothing/here',
  ])('at %s says why it is shut, and what to do instead', async (path) => {
    const words = wordsIn(path.includes('es') ? 'es' : 'en');
    for (const method of ['GET', 'POST', 'HEAD']) {
      const answer = await get(room, path, {}, method);
      expect(answer.status).toBe(403);
      expectDressed(answer.headers);
      expect(answer.headers['content-security-policy']).not.toContain('script-src');
      if (method === 'HEAD') continue;
      const page = answer.body.toString();
      expect(page).toContain(`<html lang="${words.language}"`);
      expect(page).not.toMatch(/<form|<input/);
      for (const key of ['lite.sealed', 'lite.sealedPage', 'lite.sealedConnect'] as const) {
        expect(textOf(page)).toContain(words.say(key));
      }
    }
  });

  test('lets nobody in by a form', async () => {
    const before = (await room.status()).guests;
    const form = { id: 'a.b', nick: 'eve', key: passphrase, channel: '#lobby', view: 'page' };
    const answer = await room.lite().post('/lite', form);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const { guests, refused } = await room.status();
    expect(guests).toBe(before);
    expect(refused['sealed lite']).toBeGreaterThan(0);
  });

  test('still has its style sheet, for the page that says so', async () => {
    const { status, headers } = await get(room, '/lite/style.css');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
  });

  test('other methods and addresses are refused as in any room', async () => {
    expect((await get(room, '/lite', {}, 'PUT')).status).toBe(405);
    expect((await get(room, '/litext')).status).toBe(404);
    expect((await get(room, '/assets/room-1a2b3c.js')).status).toBe(200);
  });
});
