// The history of a room that keeps lines, in real browsers: older messages are above, apart from new ones, alert
// nobody, and older ones can be loaded. The room is on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, openFirefox } from '../support/browsers.ts';
import { hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { PageGuest } from './page-guest.ts';

/** More lines than one answer of the server has. */
const said = Array.from({ length: 120 }, (_, n) => `said before ${n}`);

let near: NearRoom;
let both: readonly PageGuest[];
let olga: IrcClient;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  near = await openNearRoom({ backlogLines: '200' });
  olga = near.room.irc();
  await olga.enters('olga', hostToken, '#lobby');
  for (let from = 0; from < said.length; from += 30) {
    const writer = near.room.irc();
    await writer.enters(`writer${from}`, passphrase, '#lobby');
    writer.say(...said.slice(from, from + 30).map((text) => `PRIVMSG #lobby :${text}`));
    await writer.sync();
    writer.say('QUIT');
    await writer.ends();
  }
  olga.say('PRIVMSG #lobby :\x01ACTION asks ada and bea\x01');
  await olga.sync();
  const [chromium, firefox] = await Promise.all([openChromium(null), openFirefox(null)]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  both = [new PageGuest(chromium), new PageGuest(firefox)];
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await near.end();
});

const logItems = `[...document.querySelectorAll('[role=log] ol > li')]`;
const earlier = `document.querySelector('button.earlier')`;
const first = `document.querySelector('[role=log] .message .words').textContent`;
/** The distance of this message from the top of the log, in whole pixels. */
const placeOf = (text: string): string => `(() => {
  const line = [...document.querySelectorAll('[role=log] .words')]
    .find((one) => one.textContent === ${JSON.stringify(text)});
  const log = document.querySelector('[role=log]').getBoundingClientRect().top;
  return Math.round(line.getBoundingClientRect().top - log);
})()`;

test('a newcomer sees what was said before, apart from what is said now, and is not called by it', async () => {
  for (const [at, guest] of both.entries()) {
    const { page } = guest;
    await guest.enters(near.link, at === 0 ? 'ada' : 'bea');
    await guest.sees('asks ada and bea');
    const tail = `${logItems}.slice(-3).map((one) => [one.className.split(' ')[0], one.textContent])`;
    await until('the line below it', async () => {
      const [talk = [], line = []] = (await page.read(tail)) as string[][];
      return talk[0] === 'message-group' && line[1] === '↑ Sent while you were not here';
    });
    expect(await page.read(`${logItems}[0].className`)).toBe('day');
    expect(await page.read(`document.querySelectorAll('.badge, .new-line, .to-new').length`)).toBe(
      0,
    );
    expect(await page.read('document.title')).toBe('Mayfly');
    olga.say('PRIVMSG #lobby :and this is new');
    const told = `document.querySelector('.log-frame > [aria-live=polite]').textContent`;
    await until('the new to be told', async () =>
      String(await page.read(told)).includes('and this is new'),
    );
    expect(await page.read(told)).not.toContain('before');
  }
});

test('earlier messages come on demand, above what one reads, which stays where it is', async () => {
  for (const { page } of both) {
    await page.read(`document.querySelector('[role=log]').scrollTop = 0`);
    await until('the place to be known', async () =>
      Boolean(await page.read(`document.querySelector('[role=log]').dataset.follows === 'no'`)),
    );
    const text = String(await page.read(first));
    const px = Number(await page.read(placeOf(text)));
    await page.read(`(() => { ${earlier}.focus(); ${earlier}.click(); })()`);
    await until('the earliest', async () => (await page.read(first)) === said[0]);
    await until('all to have come', async () => (await page.read(`${earlier} === null`)) === true);
    expect(Math.abs(Number(await page.read(placeOf(text))) - px)).toBeLessThanOrEqual(1);
    expect(await page.read(`document.activeElement.getAttribute('role')`)).toBe('log');
    const all = await page.read(
      `[...document.querySelectorAll('[role=log] .message .words')].map((one) => one.textContent)
        .filter((text) => text.startsWith('said before'))`,
    );
    expect(all).toEqual(said);
  }
});

test('who comes back after a while finds what was said meanwhile, once and in its place', async () => {
  for (const [at, guest] of both.entries()) {
    const nick = at === 0 ? 'ada' : 'bea';
    await guest.says('the last that I heard');
    await guest.sees('the last that I heard');
    olga.say(`KICK #lobby ${nick} :out`);
    await guest.sees('removed you');
    olga.say(`PRIVMSG #lobby :${nick} is away`);
    await olga.sync();
    await guest.page.click('Join again');
    await guest.sees(`${nick} is away`);
    const words = `[...document.querySelectorAll('[role=log] .message .words')]
      .map((one) => one.textContent)`;
    expect(((await guest.page.read(words)) as string[]).slice(-2)).toEqual([
      'the last that I heard',
      `${nick} is away`,
    ]);
  }
});
