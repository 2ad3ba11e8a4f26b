// A browser's history (addresses, titles, redirects) tells no nickname, no channel and no message of the lite door;
// and an address that was sealed for one guest is useless for another.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let irc: IrcClient;

beforeAll(async () => {
  room = await GatewayRoom.start();
  irc = room.irc();
  await irc.enters('xavier', passphrase, '#zebra-crossing');
  irc.say('TOPIC #zebra-crossing :see http://topic.example/quagga and more');
});

afterAll(() => room.end());

/** Whatever of it would tell somebody who reads the history. */
const telling = /zebra|xavier|wanda|yorick|quagga|okapi|numbat|%23|#(?!text)/i;

const decode = (text: string): string => text.replaceAll('&amp;', '&').replace(/%(?:25)+/g, '%');

/** Every address that a page leads to, and its title. */
function kept({ body, headers }: LiteAnswer): readonly string[] {
  const found = [headers.location ?? ''];
  for (const [, value = ''] of body.matchAll(/\b(?:href|src|action)="([^"]*)"/g)) found.push(value);
  for (const [, url = ''] of body.matchAll(/http-equiv=(?:"|&quot;)refresh[^>]*?url=([^"&]*)/g))
    found.push(url);
  // Of a form that is sent by GET.
  for (const [form] of body.matchAll(/<form action=[^]*?<\/form>/g)) {
    for (const [, value = ''] of form.matchAll(/value="([^"]*)"/g)) found.push(value);
  }
  found.push(/<title>([^]*?)<\/title>/.exec(body)?.[1] ?? '');
  return found.map(decode);
}

const ways = (base: string, answer: LiteAnswer): readonly string[] =>
  [...answer.body.matchAll(/\b(?:href|src)="([^"]*)"/g)]
    .map(([, way = '']) => decode(way))
    .filter((way) => !/^(?:\/|http|end$|[^?]*stream\?)/.test(way))
    .map((way) => base + way);

/** All pages that can be reached by links, but the streams. */
async function crawl(
  client: LiteClient,
  from: string,
  first = '',
): Promise<Map<string, LiteAnswer>> {
  const seen = new Map<string, LiteAnswer>();
  const next = [from + first];
  for (let path = next.pop(); path !== undefined && seen.size < 300; path = next.pop()) {
    if (seen.has(path)) continue;
    const answer = await client.get(path.replace(/#.*/, ''));
    seen.set(path, answer);
    next.push(...ways(client.base, answer));
  }
  return seen;
}

test.each([true, false])(
  'no address and no title names anything (cookies: %s)',
  async (cookies) => {
    const wanda = room.lite({ cookies });
    await wanda.enters('wanda', passphrase, { channel: '#zebra-crossing', lang: 'en' });
    irc.say('PRIVMSG #zebra-crossing :wanda: read https://okapi.example/secret?numbat=1 please');
    irc.say('PRIVMSG wanda :between us: http://numbat.example/');
    await until('the talk', async () =>
      textOf((await wanda.messages('xavier')).body).includes('between us'),
    );
    let aways = 0;
    for (const view of ['live', 'slow', 'page']) {
      const pages = await crawl(wanda, wanda.base, `room?view=${view}&lang=en`);
      expect(pages.size).toBeGreaterThan(10);
      for (const [path, answer] of pages) {
        expect(answer.status, path).not.toBe(404);
        const isAway = path.includes('/away?');
        if (isAway) aways += 1;
        for (const one of kept(answer)) {
          // The page before leaving holds the link out, of course, and that alone.
          if (isAway && /^http:|^https:/.test(one)) continue;
          expect(one, path).not.toMatch(telling);
        }
      }
      const all = [...pages.values()].map(({ body }) => textOf(body)).join(' ');
      expect(all).toContain('#zebra-crossing');
      if (view === 'page') expect(all).toContain('https://okapi.example/secret?numbat=1');
    }
    // The topic's link and, in one page, those of the messages.
    expect(aways).toBeGreaterThanOrEqual(5);
    const lobby = ways(wanda.base, await wanda.get(`${wanda.base}room?view=live`)).find((way) =>
      way.includes('/write?'),
    );
    for (const text of [
      'hello',
      '/join #yorick',
      '/query xavier',
      '/msg xavier okapi',
      '/part',
      '/help',
      '/nonsense numbat',
      '/nick 7',
      '',
    ]) {
      const form = await wanda.get(lobby ?? '');
      for (const whole of ['', '&whole=1']) {
        const answer = await wanda.post(`${lobby}${whole}`, { id: formId(form.body), text });
        for (const one of kept(answer)) expect(one, text).not.toMatch(telling);
        if (answer.status === 303) {
          for (const one of kept(await wanda.follow(answer)))
            expect(one, text).not.toMatch(telling);
        }
      }
    }
    await wanda.writes('#zebra-crossing', '/quit');
  },
);

test('an address of one guest’s leads another nowhere, and no address leads to where its maker likes', async () => {
  const [one, other] = [room.lite(), room.lite()];
  await one.enters('one', passphrase, { channel: '#zebra-crossing' });
  await other.enters('other', passphrase, { channel: '#zebra-crossing' });
  irc.say('PRIVMSG #zebra-crossing :http://okapi.example/');
  await until('the link', async () =>
    (await one.messages('#zebra-crossing')).body.includes('away?to='),
  );
  const link = /href="(away\?to=[^"]*)"/.exec((await one.messages('#zebra-crossing')).body)?.[1];
  expect((await one.get(`${one.base}${link}`)).status).toBe(200);
  expect((await other.get(`${other.base}${link}`)).status).toBe(404);
  for (const to of ['http://evil.example/', encodeURIComponent('http://evil.example/'), 'x', '']) {
    expect((await one.get(`${one.base}away?to=${to}`)).status).toBe(404);
  }
});

test('the field keeps the focus: what is sent leads to an address that ends in it', async () => {
  const ada = room.lite();
  await ada.enters('ada', passphrase, { channel: '#zebra-crossing' });
  for (const [text, whole] of [
    ['one', false],
    ['/query xavier', false],
    ['two', true],
    ['/query xavier', true],
  ] as const) {
    if (whole) await ada.get(`${ada.base}room?view=page`);
    const id = await ada.writeId('#zebra-crossing');
    const path = `${ada.base}write?in=%23zebra-crossing${whole ? '&whole=1' : ''}`;
    const { headers, status } = await ada.post(path, { id, text });
    expect(status).toBe(303);
    expect(headers.location).toMatch(/#text$/);
    const next = await ada.get(headers.location ?? '');
    expect(next.body).toMatch(/id="text"/);
  }
});

test('people are counted live, as they come and go', async () => {
  const ada = room.lite();
  await ada.enters('counter', passphrase, { channel: '#quiet' });
  const stream = ada.stream('#quiet');
  await stream.hears('People: 1');
  const guest = room.irc();
  await guest.enters('guest', passphrase, '#quiet');
  await stream.hears('People: 2');
  guest.say('PART #quiet');
  await stream.hears(/People: 2.*People: 1/);
  expect(textOf((await ada.room('#quiet')).body)).not.toContain('People: ');
  stream.cut();
});

test('in the slow way what others say comes in one piece, and one’s own at once, and nothing is thrown back', async () => {
  const ada = room.lite();
  await ada.enters('slowly', passphrase, { channel: '#slow', view: 'slow' });
  const other = room.irc();
  await other.enters('quick', passphrase, '#slow');
  const page = await ada.get(`${ada.base}watch?in=%23slow&level=2`);
  expect(page.body).not.toContain('messages?');
  // The page that is asked for by hand is not asked for again by itself.
  expect((await ada.messages('#slow')).body).not.toContain('http-equiv="refresh"');
  const stream = ada.stream('#slow');
  await stream.hears('You are in');
  await ada.writes('#slow', 'mine at once');
  await stream.hears('mine at once');
  const before = stream.text;
  for (let index = 0; index < 5; index += 1) other.say(`PRIVMSG #slow :word ${index}`);
  await other.sync();
  await until('her to have heard', async () =>
    (await ada.messages('#slow')).body.includes('word 4'),
  );
  expect(stream.text).toBe(before);
  await until('what waited', () => textOf(stream.text).includes('word 4'), { withinMs: 20_000 });
  expect(textOf(stream.text)).toMatch(/mine at once.*word 0.*word 1.*word 2.*word 3.*word 4/);
  stream.cut();
});
