// The lite door lets nobody in without the passphrase, and does nothing for a form that is not its own.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteClient } from '../support/lite-client.ts';
import { expectSafeHeaders } from '../support/lite-headers.ts';

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
    expectSafeHeaders(answer);
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
      expectSafeHeaders(answer);
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
    expectSafeHeaders(answer);
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
