// The lite door shows nothing to a guessed token, its pages stand in no other site, and it takes no more than it can
// hold.

import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { textOf, type LiteClient } from '../support/lite-client.ts';
import { expectSafeHeaders } from '../support/lite-headers.ts';

let room: GatewayRoom;
let ada: LiteClient;

beforeAll(async () => {
  room = await GatewayRoom.start();
  ada = room.lite();
  await ada.enters('ada', passphrase);
});

afterAll(() => room.end());

describe('a token', () => {
  test.each([
    '/lite/in/room',
    '/lite/in/stream?in=%23lobby',
    '/lite/in/write',
    `/lite/t/${'A'.repeat(22)}/room`,
    '/lite/t/short/room',
    `/lite/t/${'A'.repeat(22)}/stream`,
  ])('that is none of ours opens nothing (%s)', async (path) => {
    const answer = await room.lite().get(path);
    expect(answer.status).toBe(403);
    expect(textOf(answer.body)).toContain('You are not in the room');
    expectSafeHeaders(answer);
  });

  test('comes as a cookie that no script and no other site can use', async () => {
    const bea = room.lite();
    const answer = await bea.knocks({ nick: 'bea', key: passphrase });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^lite=[\w-]{22}; HttpOnly; SameSite=Strict; Path=\/lite$/),
    ]);
    await bea.follow(answer);
    expect(
      (await room.lite().get('/lite/in/room', { cookie: `${bea.cookie}; ${bea.cookie}` })).status,
    ).toBe(403);
    await bea.writes('#lobby', '/quit');
  });

  test('of the way in leads in once cookies were seen, and to nobody else’s guest', async () => {
    const bea = room.lite();
    const answer = await bea.knocks({ nick: 'bea', key: passphrase });
    const wrong = await room.lite().get(`/lite/enter/${'A'.repeat(22)}`);
    expect(wrong.headers.location).toBe('/lite/in/room');
    expect((await bea.follow(answer)).path).toBe('/lite/in/room');
    await bea.writes('#lobby', '/quit');
  });

  test('is in no page, for cookie guests not even in an address', async () => {
    const token = ada.cookie?.slice('lite='.length) ?? '';
    for (const page of [
      await ada.room('#lobby'),
      await ada.people('#lobby'),
      await ada.messages('#lobby'),
    ]) {
      expect(page.status).toBe(200);
      expect(page.body).not.toContain(token);
    }
  });
});

describe('pages', () => {
  test('stand in no frame but this room’s, and the page around them in none', async () => {
    const frame = await ada.messages('#lobby');
    expect(frame.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(frame.headers['x-frame-options']).toBe('SAMEORIGIN');
    for (const page of [
      await ada.room('#lobby'),
      await ada.get('/lite'),
      await ada.people('#lobby'),
    ]) {
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(page.headers['x-frame-options']).toBe('DENY');
      expectSafeHeaders(page);
    }
    expect((await ada.get('/')).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    );
  });

  test('carry no style but one, whose hash the policy names', async () => {
    for (const level of ['1', '2', '3']) {
      const { body, headers } = await ada.get(`/lite/in/watch?in=%23lobby&level=${level}`);
      const [, style = ''] = /<style>([^]*?)<\/style>/.exec(body) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}';`);
      expect(body).not.toContain('stylesheet');
    }
    for (const page of [await ada.room('#lobby'), await ada.messages('#lobby')]) {
      expect(page.body).not.toContain('<style');
      expect(page.headers['content-security-policy']).toContain("style-src 'self';");
    }
  });

  test.each([
    '?in=',
    '?in=%23nowhere',
    '?in=%00',
    '?in=a&in=b',
    '?in=%F0%9F',
    `?in=${'%F0%9F%90%9D'.repeat(40)}`,
    '?lang=xx&view=yy',
  ])('whatever is asked for (%s), the answer is a page', async (query) => {
    for (const what of ['room', 'people', 'help', 'messages', 'watch', 'write']) {
      const answer = await ada.get(`/lite/in/${what}${query}`);
      expect(answer.status, what).toBe(200);
      expectSafeHeaders(answer);
    }
  });

  test('a HEAD opens no stream', async () => {
    const asked = ada.ask('HEAD', '/lite/in/stream?in=%23lobby');
    asked.end();
    const status = await new Promise((resolve) =>
      asked.on('response', (answer) => resolve(answer.statusCode)),
    );
    expect(status).toBe(404);
  });
});

describe('limits', () => {
  let small: GatewayRoom | null = null;

  afterEach(async () => {
    await small?.end();
    small = null;
  });

  test('a full room says so, with 503', async () => {
    small = await GatewayRoom.start({ maxGuests: '1' });
    await small.lite().enters('one', passphrase);
    const answer = await small.lite().knocks({ nick: 'two', key: passphrase });
    expect(answer.status).toBe(503);
    expect(textOf(answer.body)).toContain('The room is full');
  });

  test('one circuit has so many guests and streams, and no more', async () => {
    small = await GatewayRoom.start({ maxGuestsPerCircuit: '1' });
    const tor = { path: small.torSockets.web, circuit: 5 };
    const one = small.lite({ tor });
    await one.enters('one', passphrase);
    const answer = await small.lite({ tor }).knocks({ nick: 'two', key: passphrase, lang: 'es' });
    expect(answer.status).toBe(503);
    expect(textOf(answer.body)).toContain(
      'La sala cerró la conexión: tu circuito de Tor tiene demasiadas conexiones aquí: pídele a Tor uno nuevo',
    );
    const other = small.lite({ tor: { ...tor, circuit: 6 } });
    await other.enters('other', passphrase);
    const streams = [one.stream('#lobby'), one.stream('#lobby')];
    for (const stream of streams) await stream.hears('You are in');
    const third = await one.get('/lite/in/watch?in=%23lobby&level=3');
    expect(third.status).toBe(429);
    expect(third.body).toContain('http-equiv="refresh" content="30"');
    for (const stream of streams) stream.cut();
  });

  test('who writes faster than people do is told to wait, and loses no word', async () => {
    small = await GatewayRoom.start();
    const one = small.lite();
    await one.enters('one', passphrase);
    const heard = small.irc();
    await heard.enters('ircy', passphrase, '#lobby');
    const ids: string[] = [];
    for (let index = 0; index < 60; index += 1) ids.push(await one.writeId('#lobby'));
    const answers = await Promise.all(
      ids.map((id, index) => one.writes('#lobby', `word ${index}.`, id)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const [index, { status, body }] of answers.entries()) {
      if (status === 303) await heard.hears(new RegExp(`:word ${index}\\.$`));
      else expect(body).toContain(`value="word ${index}."`);
    }
    expect(textOf(refused[0]?.body ?? '')).toContain('That was too fast');
    expect((await one.room('#lobby')).status).toBe(200);
  });
});
