// The join form of the lite door: which mistakes it forgives, what it keeps and marks when it is shown again, and that
// many wrong forms of strangers keep nobody out.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allLanguages } from '../../server/contract/words/languages.ts';
import { wordsIn } from '../../server/gateway/doors/lite/words/words.ts';
import { GatewayRoom, oldClock, passphrase } from '../support/gateway.ts';
import { startGateway } from '../../server/gateway/gateway.ts';
import { formId, textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let aheadMs = 0;

beforeAll(async () => {
  const later = (): number => oldClock() + aheadMs;
  room = await GatewayRoom.start(
    { nickLength: '20' },
    // Time is made to pass: nobody is to be taken for gone.
    (config) => ({ ...config, liteIdleMs: 30 * 24 * 60 * 60_000 }),
    {},
    (config, limits) => startGateway(config, limits, Date.now, later),
  );
  await room.lite().enters('ada', passphrase);
});

afterAll(() => room.end());

const attributes = (page: string, id: string): string =>
  new RegExp(`<input[^>]*\\bid="${id}"[^>]*>`).exec(page)?.[0] ?? '';
const valueOf = (page: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*?value="([^"]*)"`).exec(page)?.[1] ?? '';
const titleOf = (page: string): string =>
  (/<title>([^]*?)<\/title>/.exec(page)?.[1] ?? '').replace(/&#39;/g, "'");

/** As a browser sends the form again that it was answered with, but for what is typed now. */
function again(answer: LiteAnswer, typed: Record<string, string>): Record<string, string> {
  const hidden = { id: formId(answer.body), kept: valueOf(answer.body, 'kept') };
  const shown = { nick: valueOf(answer.body, 'nick'), channel: valueOf(answer.body, 'channel') };
  return { ...hidden, ...shown, key: '', view: 'live', ...typed };
}

async function leaves(client: LiteClient): Promise<void> {
  await client.writes('#lobby', '/quit');
}

describe('what is refused for another reason than the passphrase', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['a nickname that is taken', { nick: 'ada' }, 409, 'nick'],
    ['a nickname that is too long', { nick: 'b'.repeat(21) }, 400, 'nick'],
    ['a nickname with an accent', { nick: 'João' }, 400, 'nick'],
    ['a nickname of a digit', { nick: '7up' }, 400, 'nick'],
    ['a nickname of nothing', { nick: ' ' }, 400, 'nick'],
    ['a channel with a comma', { channel: '#a,b' }, 400, 'channel'],
    ['a channel of nothing', { channel: '' }, 400, 'channel'],
    ['a form of an earlier room', { id: '1.gone' }, 403, ''],
  ])('keeps the passphrase, unseen: %s', async (_, fields, status, wrong) => {
    const bea = room.lite();
    const nick = `bea${Math.trunc(status + wrong.length)}`;
    const answer = await bea.knocks({ nick, key: passphrase, ...fields });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain(passphrase);
    expect(textOf(answer.body)).toContain('What you typed is kept');
    for (const id of ['nick', 'key', 'channel']) {
      const field = attributes(answer.body, id);
      expect(field.includes('aria-invalid="true"'), id).toBe(id === wrong);
      expect(/aria-describedby="problem\b/.test(field), id).toBe(id === wrong);
      expect(/\sautofocus\b/.test(field), id).toBe(id === wrong);
    }
    expect(titleOf(answer.body)).toMatch(/^Error: .+ · Mayfly$/);
    const mended = again(answer, { nick: `${nick}_`, channel: '#lobby' });
    expect((await bea.follow(await bea.post('/lite', mended))).status).toBe(200);
    await leaves(bea);
  });

  test('what is kept opens that one form, and no passphrase that was wrong is kept', async () => {
    const bea = room.lite();
    const taken = await bea.knocks({ nick: 'ada', key: passphrase });
    const other = await bea.knocks({ nick: 'ada', key: passphrase });
    const crossed = { ...again(taken, { nick: 'bea' }), id: formId(other.body) };
    expect((await bea.post('/lite', crossed)).status).toBe(403);
    for (const kept of ['x', 'A'.repeat(64), valueOf(taken.body, 'kept').slice(1)]) {
      const fields = { ...again(taken, { nick: 'bea' }), kept };
      expect((await bea.post('/lite', fields)).status).toBe(403);
    }
    const wrong = await bea.knocks({ nick: 'bea', key: 'wrong-words-all-of-them' });
    expect(wrong.status).toBe(403);
    expect(wrong.body).not.toContain('name="kept"');
    expect(valueOf(wrong.body, 'nick')).toBe('bea');
    const typedAnew = again(taken, { nick: 'bea', key: 'wrong-words-all-of-them' });
    expect((await bea.post('/lite', typedAnew)).status).toBe(403);
  });

  test.each([
    ['João', 'Joao'],
    ['María', 'Maria'],
    ['Ñandú', 'Nandu'],
    ['c'.repeat(28), 'c'.repeat(20)],
  ])('%s is offered as %s, in words and in the field', async (nick, near) => {
    const answer = await room.lite().knocks({ nick, key: passphrase });
    expect(answer.status).toBe(400);
    expect(valueOf(answer.body, 'nick')).toBe(near);
    expect(textOf(answer.body)).toContain(`try ${near}.`);
  });
});

describe('a passphrase', () => {
  test.each([
    ['', 'There is no passphrase yet'],
    ['   ', 'There is no passphrase yet'],
    ['\u200b', 'There is no passphrase yet'],
    [`http://${'a2b'.repeat(18)}ad.onion/#room=lobby`, 'There is no passphrase yet'],
    ['wrong', 'Wrong passphrase'],
    ['http://a.onion/#room=lobby&key=correct-horse-batt', 'It seems to be cut off'],
    [
      'http://a.onion/#room=lobby&key=zoom-yodel-zipfile-zebra-yonder-zeppel',
      'It seems to be cut off',
    ],
    ['zoom-yodel-zipfile-zebra-yonder-ze', 'It seems to be cut off'],
    ['zoom-yodel-zipfile-zebra-yonder-zexx', 'Wrong passphrase, or'],
  ])('of %j is called what it is', async (key, words) => {
    const answer = await room.lite().knocks({ nick: 'bea', key });
    expect(answer.status).toBe(403);
    expect(textOf(answer.body)).toContain(words);
    expect(attributes(answer.body, 'key')).toMatch(
      /aria-invalid="true".*aria-describedby="problem key-hint"/s,
    );
    expect(titleOf(answer.body)).toMatch(/^Error: /);
  });

  test.each([
    `"http://a.onion/#room=lobby&key=${passphrase}"`,
    `<http://a.onion/#room=lobby&amp;key=${passphrase}>`,
    `http://a.onion/%23room=lobby&key=${passphrase}.`,
    `\u200b${passphrase}\u00a0`,
    `KEY=${passphrase}`,
  ])('that was hurt on its way is mended: %s', async (key) => {
    const bea = room.lite();
    await bea.enters('bea', key);
    await leaves(bea);
  });

  test('is asked for in no open room, and what is typed for one does no harm', async () => {
    const open = await GatewayRoom.start({ passphrase: 'none', open: 'on' }, (config) => ({
      ...config,
      passphrase: null,
    }));
    try {
      const form = textOf((await open.lite().get('/lite')).body);
      expect(form).toContain('This room needs no passphrase');
      await open.lite().enters('bea', '');
      await open.lite().enters('cyd', 'http://a.onion/#room=lobby');
    } finally {
      await open.end();
    }
  });
});

test.each(allLanguages)('no title of the form names a person or a channel, in %s', async (lang) => {
  const said = wordsIn(lang);
  const client = room.lite();
  for (const fields of [
    { nick: 'ada', key: passphrase },
    { nick: 'João', key: passphrase },
    { nick: 'bea', key: 'wrong' },
    { nick: 'bea', key: passphrase, channel: '#a,b' },
  ]) {
    const { body } = await client.knocks({ lang, ...fields });
    expect(titleOf(body)).not.toMatch(/#|\b(ada|bea|joão|joao|lobby)\b/i);
    expect(titleOf(body)).toContain(said.say('lite.errorTitle', { what: '' }).trim());
  }
  expect(titleOf((await client.get(`/lite?lang=${lang}`)).body)).toBe(
    `${said.say('join.enter')} · Mayfly`,
  );
});

describe('a form', () => {
  test('that was asked for an hour ago still lets in, whatever others did meanwhile', async () => {
    const bea = room.lite();
    const id = formId((await bea.get('/lite')).body);
    // What four strangers may do, and more. While somebody is guessing each answer takes its time.
    const tries = Array.from({ length: 160 }, (_, index) => {
      const tor = { path: room.torSockets.web, circuit: 21 + (index % 4) };
      return room.lite({ tor }).knocks({ nick: 'mal', key: `wrong-${index}` });
    });
    for (const { status } of await Promise.all(tries)) expect(status).toBeGreaterThanOrEqual(400);
    aheadMs += 60 * 60_000;
    const fields = { id, nick: 'bea', key: passphrase, channel: '#lobby' };
    expect((await bea.follow(await bea.post('/lite', fields))).status).toBe(200);
    await leaves(bea);
  });

  test('lets one in while 300 wrong ones come by forty circuits, and each gets an answer', async () => {
    const strangers = Array.from({ length: 300 }, (_, index) => {
      const tor = { path: room.torSockets.web, circuit: 100 + (index % 40) };
      return room.lite({ tor }).knocks({ nick: `mal${index}`, key: `wrong-${index}` });
    });
    const honest = Array.from({ length: 12 }, async (_, index) => {
      const tor = { path: room.torSockets.web, circuit: 500 + index };
      const guest = room.lite({ tor });
      const answer = await guest.knocks({ nick: `honest${index}`, key: passphrase });
      const { status } = await guest.follow(answer);
      await leaves(guest);
      return status;
    });
    expect(await Promise.all(honest)).toEqual(honest.map(() => 200));
    const refused = (await Promise.all(strangers)).map(({ status }) => status);
    expect(refused.filter((status) => ![403, 429, 503].includes(status))).toEqual([]);
  });

  test('that is sent again much later leads to the same guest, and lets a new one in once they left', async () => {
    const bea = room.lite();
    const id = formId((await bea.get('/lite')).body);
    const fields = { id, nick: 'bea', key: passphrase, channel: '#lobby' };
    const before = (await room.status()).guests;
    expect((await bea.follow(await bea.post('/lite', fields))).status).toBe(200);
    for (let index = 0; index < 20; index += 1) {
      const other = room.lite();
      await other.follow(await other.knocks({ nick: `other${index}`, key: passphrase }));
      await leaves(other);
    }
    expect((await bea.follow(await bea.post('/lite', fields))).status).toBe(200);
    await until('one guest more', async () => (await room.status()).guests === before + 1);
    await leaves(bea);
    await until('her to be gone', async () => (await room.status()).guests === before);
    expect((await bea.follow(await bea.post('/lite', fields))).status).toBe(200);
    expect((await room.status()).guests).toBe(before + 1);
    await leaves(bea);
  });

  test('sent wrongly by somebody who is in leaves them in; sent rightly it takes their name along', async () => {
    const bea = room.lite();
    await bea.enters('bea', passphrase);
    const before = (await room.status()).guests;
    for (const fields of [
      { nick: 'bea', key: 'wrong' },
      { nick: 'b!', key: passphrase },
    ]) {
      expect((await bea.knocks(fields)).status).toBeGreaterThanOrEqual(400);
      expect((await bea.room('#lobby')).status).toBe(200);
    }
    for (let round = 0; round < 5; round += 1) {
      const answer = await bea.follow(await bea.knocks({ nick: 'bea', key: passphrase }));
      expect(answer.status).toBe(200);
    }
    await until(
      'her earlier selves to be gone',
      async () => (await room.status()).guests === before,
    );
    await leaves(bea);
  });
});

test('the first page has the form, in the browser’s language, where there is no script, and each time anew', async () => {
  const index = readFileSync(join(import.meta.dirname, '../../web/index.html'), 'utf8');
  const own = await GatewayRoom.start({}, (config) => {
    writeFileSync(join(config.webRoot, 'index.html'), index);
    return config;
  });
  try {
    const bea = own.lite();
    const first = await bea.get('/', { 'accept-language': 'es-MX,en;q=0.5' });
    const [, noscript = ''] = /<noscript>([^]*?)<\/noscript>/.exec(first.body) ?? [];
    expect(noscript).toContain('<div lang="es"');
    expect(textOf(noscript)).toContain('barra de direcciones');
    expect(formId(noscript)).not.toBe('');
    expect(formId((await bea.get('/')).body)).not.toBe(formId(noscript));
    const link = `${bea.origin}/#room=side&key=${passphrase}`;
    const typed = { id: formId(noscript), nick: 'bea', key: link, channel: '#lobby' };
    expect((await bea.follow(await bea.post('/lite', typed))).status).toBe(200);
    await bea.writes('#side', '/quit');
  } finally {
    await own.end();
  }
});
