// What the lite door must not do: let in without the passphrase, obey another site's form or a guessed
// token, take more than it can hold.

import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';

let room: GatewayRoom;
let ada: LiteClient;
let irc: IrcClient;

beforeAll(async () => {
  room = await GatewayRoom.start({ nickLength: '20' });
  irc = room.irc();
  await irc.enters('ircy', passphrase, '#lobby');
  ada = room.lite();
  await ada.enters('ada', passphrase);
});

afterAll(() => room.end());

/** Nothing of it runs, frames or leads elsewhere, and nobody keeps it. */
function expectDressed({ headers }: LiteAnswer): void {
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script|unsafe|\*|data:|https?:/);
  expect(policy).toMatch(/frame-ancestors '(none|self)'/);
  expect(headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
  });
  for (const name of ['server', 'date', 'etag', 'last-modified']) {
    expect(headers).not.toHaveProperty(name);
  }
}

describe('the join form', () => {
  test.each([
    ['a wrong passphrase', { nick: 'bea', key: 'wrong' }, 403, 'Wrong passphrase'],
    ['no passphrase', { nick: 'bea', key: '' }, 403, 'There is no passphrase yet'],
    [
      'a passphrase with a line end',
      { nick: 'bea', key: `${passphrase}\r\nJOIN #x` },
      403,
      'Wrong',
    ],
    ['a nickname with a line end', { nick: 'bea\r\nQUIT', key: passphrase }, 400, 'A nickname has'],
    [
      'a nickname that is too long',
      { nick: 'b'.repeat(21), key: passphrase },
      400,
      'too long, at most 20 characters',
    ],
    ['a nickname that is taken', { nick: 'ADA', key: passphrase }, 409, 'is taken: try ADA'],
    [
      'a channel with a comma',
      { nick: 'bea', key: passphrase, channel: '#a,#b' },
      400,
      'is not a channel name',
    ],
  ])('with %s is answered in words, and the form again', async (_, fields, status, words) => {
    const answer = await room.lite().knocks(fields);
    expect(answer.status).toBe(status);
    expect(textOf(answer.body)).toContain(words);
    expect(formId(answer.body)).not.toBe('');
    expect(answer.body).not.toContain(passphrase);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expectDressed(answer);
  });

  test('takes a whole invitation link for the passphrase', async () => {
    const bea = room.lite();
    const key = `http://abc.onion/#room=side&key=${passphrase}`;
    await bea.enters('bea', key, { channel: '#side' });
    await bea.writes('#side', '/quit');
  });

  test('that is not this room’s is shown again, and lets nobody in', async () => {
    const before = (await room.status()).guests;
    const fields = { nick: 'bea', key: passphrase, channel: '#lobby' };
    for (const id of [
      '',
      '1.forged',
      formId((await ada.get('/lite')).body).replace(/^\d+/, '999'),
    ]) {
      expect((await room.lite().post('/lite', { ...fields, id })).status).toBe(403);
    }
    expect((await room.status()).guests).toBe(before);
  });
});

describe('a form', () => {
  const own = (): string => ada.origin;

  test.each<[string, () => Record<string, string>]>([
    ['another site', () => ({ origin: 'http://evil.example' })],
    ['nowhere', () => ({ origin: 'null' })],
    ['another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['https', () => ({ origin: own().replace('http', 'https') })],
    ['our other name', () => ({ origin: own().replace('127.0.0.1', 'localhost') })],
    ['a browser that hides where', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a browser that says cross-site', () => ({ origin: own(), 'sec-fetch-site': 'cross-site' })],
    ['a page elsewhere, without Origin', () => ({ referer: 'http://evil.example/' })],
    ['a page whose name begins like ours', () => ({ referer: `${own()}.evil.example/` })],
  ])('from %s does nothing, in words', async (_, headers) => {
    const id = await ada.writeId('#lobby');
    for (const [path, fields] of [
      ['/lite/in/write?in=%23lobby', { id, text: 'forged from elsewhere' }],
      ['/lite/in/leave', { id }],
      ['/lite', { id, nick: 'evil', key: passphrase, channel: '#lobby' }],
    ] as const) {
      const answer = await ada.post(path, fields, headers());
      expect(answer.status).toBe(403);
      expect(textOf(answer.body)).toContain('did not come from this room’s own page');
      expectDressed(answer);
    }
    expect((await ada.room('#lobby')).status).toBe(200);
  });

  test('without Origin and with ours as Referer, or none, as w3m and lynx send it, is taken', async () => {
    for (const headers of [{}, { referer: `${own()}/lite/in/room` }]) {
      const id = await ada.writeId('#lobby');
      const fields = { id, text: `by a text browser ${JSON.stringify(headers)}` };
      expect((await ada.post('/lite/in/write?in=%23lobby', fields, headers)).status).toBe(303);
    }
    await irc.hears(/by a text browser/);
  });

  test('with another guest’s id, or none, says nothing and keeps what was typed', async () => {
    const bea = room.lite();
    await bea.enters('bea', passphrase);
    for (const id of ['', await bea.writeId('#lobby'), '1', `${'9'.repeat(400)}.x`]) {
      const answer = await ada.writes('#lobby', 'forged <b>', id);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('value="forged &lt;b&gt;"');
    }
    await bea.writes('#lobby', '/quit');
    await irc.sync();
    expect(irc.lines.some((line) => line.includes('forged'))).toBe(false);
  });

  test.each([
    ['over 4 KiB', () => `id=x&text=${'x'.repeat(5_000)}`, undefined, 413],
    ['of another type', () => '{"text":"x"}', 'application/json', 415],
    ['without a type', () => 'x', 'text/plain', 415],
  ])('with a body %s is refused in words', async (_, body, type, status) => {
    const headers = { origin: own(), ...(type === undefined ? {} : { 'content-type': type }) };
    const answer = await ada.post('/lite/in/write?in=%23lobby', body(), headers);
    expect(answer.status).toBe(status);
    expect(textOf(answer.body)).toContain('cannot be read, or is too long');
    expectDressed(answer);
  });

  test('never becomes two commands', async () => {
    await ada.writes('#lobby', 'one line\r\nQUIT :two\nPRIVMSG #lobby :three');
    await irc.hears(/:one line QUIT :two PRIVMSG #lobby :three$/);
    await ada.writes('#lobby', '/topic a\r\nKICK #lobby ircy');
    await ada.writes('#lobby', '/kick :ircy,ada x');
    await irc.sync();
    expect(irc.lines.some((line) => /^\S+ KICK /.test(line))).toBe(false);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS'])('by %s is not known', async (method) => {
    const asked = ada.ask(method, '/lite', { origin: own() });
    asked.end();
    const status = await new Promise((resolve) =>
      asked.on('response', (answer) => resolve(answer.statusCode)),
    );
    expect(status).toBe(405);
  });
});

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
    expectDressed(answer);
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
      expectDressed(page);
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
      expectDressed(answer);
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
