// Attacks: names, topics and messages with markup, and a page of another site that tries to enter the room.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, openFirefox, type Chromium } from '../support/browsers.ts';
import { disguises, markup } from '../support/hostile-texts.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';

let room: OnionRoom;
let chromium: Chromium;
let ada: PageGuest;
let bea: PageGuest;
/** The first in the channel. */
let mallory: IrcClient;

const closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await openOnionRoom();
  const [one, firefox] = await Promise.all([
    openChromium(room.socks.port),
    openFirefox(room.socks.port),
  ]);
  chromium = one;
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  closers.push(await openIrcPort(room.appliance));
  mallory = IrcClient.tcp({ host: '127.0.0.1', port: room.appliance.ports.irc });
  closers.push(() => mallory.close());
  await mallory.enters('mallory', room.passphrase, '#lobby');
  ada = new PageGuest(chromium);
  bea = new PageGuest(firefox);
  await ada.enters(room.link, 'ada');
  await bea.enters(room.link, 'bea');
  // Entering adds elements, too: count them before the hostile texts come, which may add none.
  for (const guest of [ada, bea]) {
    for (const nick of ['ada', 'bea', 'mallory']) await guest.seesPerson(nick);
  }
  mallory.say('PRIVMSG #lobby :good evening');
  for (const guest of [ada, bea]) await guest.sees('good evening');
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

/** How many elements of each kind load, run or lead somewhere. */
const census = `JSON.stringify(
  ['a', 'audio', 'base', 'embed', 'form', 'frame', 'iframe', 'img', 'input', 'link', 'meta',
   'object', 'script', 'source', 'style', 'svg', 'video'].map((tag) =>
    tag + ' ' + document.querySelectorAll(tag).length))`;

const lastSaid = `[...document.querySelectorAll('[role=log] .message .words')].at(-1)?.textContent ?? ''`;

const tooWide = `[document.documentElement, document.querySelector('[role=log]')]
  .some((element) => element.scrollWidth > element.clientWidth)`;

test.each(markup)('%s in a message is text', async (_, text) => {
  const before = await Promise.all([ada, bea].map(({ page }) => page.read(census)));
  mallory.say(`PRIVMSG #lobby :${text}`);
  for (const { page } of [ada, bea]) {
    await until('the text as it is', async () => (await page.read(lastSaid)) === text);
    expect(await page.read(tooWide)).toBe(false);
  }
  expect(await Promise.all([ada, bea].map(({ page }) => page.read(census)))).toEqual(before);
});

test.each(disguises)('%s are taken out of a message', async (_, text, shown) => {
  mallory.say(`PRIVMSG #lobby :${text}`);
  for (const { page } of [ada, bea]) {
    await until(`the text to be ${JSON.stringify(shown)}`, async () => {
      const seen = String(await page.read(lastSaid));
      return seen.normalize() === shown.normalize();
    });
  }
});

test('a link is shown, leads away by itself only, and nothing is fetched', async () => {
  const url = 'http://example.org/cat.png';
  mallory.say(`PRIVMSG #lobby :see ${url} there`);
  const link = `(() => {
    const found = document.querySelector('[role=log] a[href$="cat.png"]');
    return found && JSON.stringify([found.href, found.textContent, found.target, found.rel]);
  })()`;
  for (const { page } of [ada, bea]) {
    const found = await until('the link', () => page.read(link));
    expect(JSON.parse(String(found))).toEqual([url, url, '_blank', 'noreferrer noopener']);
  }
});

test('a topic is text, in the head and in the log', async () => {
  const before = await Promise.all([ada, bea].map(({ page }) => page.read(census)));
  const topic = '<img src=x onerror=alert(2)> \u202e' + 'T'.repeat(200);
  mallory.say(`TOPIC #lobby :${topic}`);
  for (const guest of [ada, bea]) {
    await guest.seesTopic(topic.replace('\u202e', ''));
    expect(await guest.page.read(tooWide)).toBe(false);
  }
  expect(await Promise.all([ada, bea].map(({ page }) => page.read(census)))).toEqual(before);
});

test.each(['[]\\`^{|}_', '__proto__', 'constructor', 'toString', 'a'.repeat(24)])(
  'the nickname %s is a name like any other',
  async (nick) => {
    mallory.say(`NICK ${nick}`, `PRIVMSG #lobby :I am ${nick}`);
    for (const guest of [ada, bea]) {
      await guest.seesPerson(nick);
      await guest.sees(`I am ${nick}`);
    }
    mallory.say(`PRIVMSG ada :to you from ${nick}`);
    await ada.hasPlace(nick);
    await ada.looksAt(nick);
    await ada.sees(`to you from ${nick}`);
    await ada.says(`to ${nick}`);
    await mallory.hears(new RegExp(`^:ada!.* :to ${nick.replace(/[^\w]/g, '\\$&')}$`));
    await ada.looksAt('#lobby');
    mallory.say('NICK mallory');
    await ada.seesPerson('mallory');
  },
);

test('a question about the guest’s software gets no answer', async () => {
  for (const question of ['VERSION', 'TIME', 'PING 1', 'CLIENTINFO', 'USERINFO', 'FINGER']) {
    mallory.say(`PRIVMSG ada :\x01${question}\x01`, `PRIVMSG bea :\x01${question}\x01`);
  }
  mallory.say('PRIVMSG #lobby :that was all');
  for (const guest of [ada, bea]) {
    await guest.sees('that was all');
    await guest.says('nothing to tell');
  }
  await mallory.hears(/^:bea!.* :nothing to tell$/);
  expect(mallory.lines.filter((line) => / NOTICE mallory /.test(line))).toEqual([]);
});

/** What happens to a WebSocket to the room that a page of that origin opens. */
const tryDoor = (address: string): string => `new Promise((resolve) => {
  const socket = new WebSocket('ws://${address}/irc');
  socket.onopen = () => { resolve('open'); socket.close(); };
  socket.onerror = () => resolve('refused');
})`;

test('a page of another site cannot open the door; the room’s own can', async () => {
  const foreign = await chromium.openForeign('http://elsewhere.example/', '<h1>Elsewhere</h1>');
  expect(await foreign.evaluate(tryDoor(room.address))).toBe('refused');
  expect(await chromium.read(tryDoor(room.address))).toBe('open');
  await foreign.close();
});

test('all that harm made no page ask for anything, run anything or break its policy', async () => {
  for (const { page } of [ada, bea]) {
    for (const url of page.asked) expect(new URL(url).host).toBe(room.address);
    expect(await page.alarms()).toEqual([]);
  }
  await ada.screenshot('hostile-chromium');
  await bea.screenshot('hostile-firefox');
});
