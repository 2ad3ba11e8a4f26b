// What people do with a page without script, in Firefox and Chromium: they go back, reload, click twice, open a second
// tab, refuse cookies, are removed and renamed, meet an attacker, and write.

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { hostToken, passphrase } from '../support/gateway.ts';
import { disguises, markup } from '../support/hostile-texts.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { firefoxWithoutScript } from '../support/no-script-browsers.ts';
import { until } from '../support/until.ts';
import { liteAddress, newest, openLiteBrowsers, type LiteBrowsers } from './lite-browsers.ts';

let lite: LiteBrowsers;
let irc: IrcClient;
let address: string;

beforeAll(async () => {
  lite = await openLiteBrowsers(1);
  address = liteAddress((await lite.way()).port);
  irc = lite.room.irc();
  await irc.enters('ircy', hostToken, '#lobby');
});

afterAll(() => lite.end());

async function heard(text: string): Promise<number> {
  await irc.sync();
  return irc.lines.filter((line) => line.endsWith(`:${text}`)).length;
}

test('the back button and a reload say nothing twice, and lead into the room', async () => {
  const guests = await lite.guests('back', address, onTestFinished);
  for (const { nick, page } of guests) {
    await page.says(`once by ${nick}`);
    await page.sees(`${nick} once by ${nick}`);
    await page.reloads();
    await page.sees(`${nick} once by ${nick}`);
    await page.open(new URL('/lite/in/people?in=%23lobby', address).href);
    await page.sees(/\d+ people/);
    await page.goesBack();
    await page.sees(`${nick} once by ${nick}`);
    await page.says(`again by ${nick}`);
    await page.sees(`${nick} again by ${nick}`);
    expect(await heard(`once by ${nick}`)).toBe(1);
    expect(await heard(`again by ${nick}`)).toBe(1);
  }
});

test('two clicks on the button say it once', async () => {
  const guests = await lite.guests('twice', address, onTestFinished);
  await Promise.all(
    guests.map(async ({ nick, page }) => {
      await page.fills('#text', `clicked by ${nick}`);
      await page.doubleClick('form.write button');
      await page.sees(`${nick} clicked by ${nick}`);
    }),
  );
  for (const { nick } of guests) expect(await heard(`clicked by ${nick}`)).toBe(1);
});

test('two tabs show the same, and what is unread in another place', async () => {
  const guests = await lite.guests('tabs', address, onTestFinished);
  await Promise.all(
    guests.map(async ({ nick, page }) => {
      const tab = await page.newTab();
      await tab.open(new URL('/lite/in/room?in=%23lobby', address).href);
      await tab.sees('You are in #lobby');
      await tab.says(`from the other tab of ${nick}`);
      await page.sees(`${nick} from the other tab of ${nick}`);
      for (let index = 0; index < 3; index += 1) irc.say(`PRIVMSG ${nick} :a word ${index}`);
      for (const each of [page, tab]) await each.sees('Go to ircy 3');
      await tab.clicksTo(newest('.bar'), 'a word 2');
      irc.say(`PRIVMSG #lobby :back in the lobby for ${nick}`);
      await page.sees(`back in the lobby for ${nick}`);
    }),
  );
});

test('without cookies Firefox enters and writes all the same; another browser is asked whose place it is', async () => {
  const firefox = await firefoxWithoutScript({ cookies: false });
  onTestFinished(() => firefox.close());
  const page = await firefox.newPage();
  await page.open(address);
  await page.enters('nocookie', passphrase);
  expect(await page.readTop('location.pathname')).toMatch(/^\/lite\/t\/[\w-]{22}\/room$/);
  await page.says('no cookie was kept');
  await page.sees('nocookie no cookie was kept');
  await irc.hears(/^:nocookie!\S+ PRIVMSG #lobby :no cookie was kept$/);
  const place = String(await page.readTop('location.href'));
  const [, chromium] = lite.browsers;
  const victim = await chromium?.newPage();
  if (victim === undefined) throw new Error('two browsers were opened');
  onTestFinished(() => victim.close());
  for (const what of ['room', 'write', 'messages']) {
    await victim.open(place.replace(/room.*$/, what));
    await victim.sees('Is this your place?');
    expect(await victim.text()).not.toContain('no cookie was kept');
  }
  await victim.click('form button');
  await victim.sees('nocookie no cookie was kept');
});

test('a new name, a removal and the way back in are seen and done by hand', async () => {
  const guests = await lite.guests('moves', address, onTestFinished);
  for (const { nick, page } of guests) {
    const other = nick.replace('moves', 'moved');
    await page.says(`/nick ${other}`);
    await page.sees(`You are now ${other}`);
    await irc.hears(new RegExp(`^:${nick}!\\S+ NICK :?${other}$`));
    irc.say(`KICK #lobby ${other} :out with you`);
    await page.sees('ircy removed you from #lobby: out with you');
    await page.fills('#text', 'still here?');
    await page.press('Enter');
    await page.sees('You are not in #lobby.');
    await page.clicksTo('form.write button', 'You are in #lobby');
    await page.says(`back as ${other}`);
    await irc.hears(new RegExp(`^:${other}!\\S+ PRIVMSG #lobby :back as ${other}$`));
  }
});

test('what those write who mean harm is text, and the words they hide are seen', async () => {
  const guests = await lite.guests('brave', address, onTestFinished);
  const texts = [
    ...markup.map(([, text]) => [text, text]),
    ...disguises.map(([, ...pair]) => pair),
  ];
  for (const [text = ''] of texts) irc.say(`PRIVMSG #lobby :${text}`);
  await Promise.all(
    guests.map(async ({ page }) => {
      for (const [, shown = ''] of texts) await page.sees(shown.replace(/\s+/g, ' '));
      const others = '.log :is(img, script, svg, style, iframe, base, form, input, object)';
      const found = await page.read(`document.querySelectorAll('${others}').length`);
      expect(found.filter((count) => count !== 0 && count !== null)).toEqual([]);
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect(await page.read(wide)).not.toContain(true);
    }),
  );
});

test('a link says where it leads before it leads there', async () => {
  const guests = await lite.guests('leaves', address, onTestFinished);
  irc.say('PRIVMSG #lobby :tea: http://127.0.0.1:9/tea');
  await Promise.all(
    guests.map(async ({ page }) => {
      await page.sees('http://127.0.0.1:9/tea');
      const way = (await page.read('document.querySelector(".log .message a")?.href')).find(
        Boolean,
      );
      await page.open(String(way));
      await page.sees('This link leads out of the room');
      await page.sees('http://127.0.0.1:9/tea');
    }),
  );
});

test('nobody waits for ever: a page that is left is let go by the room', async () => {
  const before = (await lite.room.status()).byDoor.lite;
  const guests = await lite.guests('leaver', address, onTestFinished);
  for (const { page } of guests) {
    await page.fills('#text', '/quit');
    await page.press('Enter');
    await page.sees('You have left the room.');
  }
  await until('their places to be free', async () => {
    const { byDoor } = await lite.room.status();
    return byDoor.lite === before;
  });
});
