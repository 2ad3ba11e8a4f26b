// A reload keeps the session in the tab's name, in Firefox only, and hides it from others. Also: two tabs, back and
// forward, no network. The room is on this machine.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import {
  keepChromium,
  keepFirefox,
  openChromium,
  openFirefox,
  type BrowserPage,
  type Chromium,
  type KeptBrowser,
} from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { traces } from '../support/profile-search.ts';
import { Relay } from '../support/relay.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { openNosySite, type NosySite } from './nosy-site.ts';
import { PageGuest } from './page-guest.ts';

let near: NearRoom;
let relay: Relay;
let olga: IrcClient;
/** For tests that leave nothing behind: each has tabs of its own. */
let firefox: BrowserPage;
let chromium: Chromium;
let nosy: NosySite;

const closers: (() => unknown)[] = [];
let after: (() => unknown)[] = [];

beforeAll(async () => {
  const [before = 0] = await freePorts(1);
  near = await openNearRoom({}, [`127.0.0.1:${before}`]);
  relay = new Relay(before, near.room.webPort);
  await relay.up();
  olga = near.room.irc();
  await olga.enters('olga', hostToken, '#lobby');
  nosy = await openNosySite();
  closers.push(
    () => near.end(),
    () => relay.down(),
    () => nosy.close(),
  );
  [firefox, chromium] = await Promise.all([openFirefox(null), openChromium(null)]);
  closers.push(
    () => firefox.close(),
    () => chromium.close(),
  );
});

afterEach(async () => {
  for (const close of after.toReversed()) await close();
  after = [];
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

/** A tab of a running browser. It is closed after the test. */
async function tabOf(browser: BrowserPage) {
  const page = await browser.tab();
  after.push(() => page.closeTab());
  return { page, guest: new PageGuest(page) };
}

/** A browser with a profile of its own. Both are removed after the test. */
async function keep(which: (folder: string) => Promise<KeptBrowser>) {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-profile-'));
  const kept = await which(folder);
  let lives = true;
  const kill = async (): Promise<void> => {
    if (lives) await kept.kill();
    lives = false;
  };
  after.push(() => rmSync(folder, { recursive: true, force: true }), kill);
  return { folder, kill, page: kept.page, guest: new PageGuest(kept.page) };
}

const linkBy = (port: number): string => `http://127.0.0.1:${port}/#room=lobby&key=${passphrase}`;
/** By the form: the browser writes a link's fragment to its history before the page can remove it. */
async function entersByForm(guest: PageGuest, nick: string): Promise<void> {
  await guest.page.open(`http://127.0.0.1:${near.room.webPort}/`);
  await guest.page.fill('Channel', '#lobby');
  await guest.page.fillSecret(passphrase);
  await guest.page.fill('Nickname', nick);
  await guest.page.click('Enter the room');
  await guest.seesPerson(nick);
}
const random = (): string =>
  `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
const body = async (page: BrowserPage): Promise<string> =>
  String(await page.read('document.body.textContent'));

/** Sets the tab's name as another site can, after the page has emptied it. */
async function namesNextPage(page: BrowserPage, name: string): Promise<void> {
  await page.read(`addEventListener('pagehide', () => { window.name = ${JSON.stringify(name)}; })`);
}

/** What the page writes for the next page. The page stays. */
async function leaves(page: BrowserPage): Promise<string> {
  return String(await page.read(`dispatchEvent(new PageTransitionEvent('pagehide')), window.name`));
}

test('Firefox: a reload goes on where the page was, and nobody sees the guest go', async () => {
  const { page, guest } = await tabOf(firefox);
  await guest.enters(near.link, 'rita');
  await guest.says('before the reload');
  olga.say('TOPIC #lobby :What stays', 'PRIVMSG #lobby :hello rita');
  await guest.sees('hello rita');
  await page.reload();
  olga.say('PRIVMSG #lobby :after the reload');
  await guest.sees('after the reload');
  expect(await guest.log()).toMatch(/before the reload.*hello rita.*after the reload/s);
  await guest.seesTopic('What stays');
  await guest.seesPerson('olga');
  await guest.seesPerson('rita');
  expect(await page.read('window.name')).toBe('');
  await guest.says('and I can talk');
  await olga.hears(/^:rita!\S+ PRIVMSG #lobby :and I can talk$/);
  expect(olga.lines.join('\n')).not.toMatch(/^:rita!\S+ (QUIT|PART)/m);
  expect(await page.alarms()).toEqual([]);
});

test('Firefox: nothing of it is in any file: not while it runs, nor after a while, nor after kill -9', async () => {
  const { folder, kill, page, guest } = await keep(keepFirefox);
  await entersByForm(guest, 'dora');
  const [said, control] = [random(), random()];
  olga.say(`PRIVMSG #lobby :${said}`);
  await guest.sees(said);
  // The positive control: the search finds what a browser writes to restore a session.
  await page.read(`sessionStorage.setItem('control', ${JSON.stringify(control)})`);
  const name = await leaves(page);
  expect(name).toContain(said);
  const token = /"token":"([\w-]{22})"/.exec(name)?.[1] ?? '';
  expect(token).not.toBe('');
  const needles = { said, token, passphrase, control };
  await page.reload();
  await guest.sees(said);
  const seen = async (): Promise<boolean> => (traces(folder, needles)['control'] ?? []).length > 0;
  await until('the session to be written', seen);
  for (let i = 0; i < 3; i += 1) {
    // Each reload adds an entry to the browser's session file.
    await page.reload();
    await guest.sees(said);
    await page.read(`sessionStorage.setItem('control${i}', ${JSON.stringify(`${control}${i}`)})`);
    await until(
      'the session to be written',
      () => (traces(folder, { control: `${control}${i}` })['control'] ?? []).length > 0,
    );
    expect(traces(folder, needles)).toMatchObject({ said: [], token: [], passphrase: [] });
  }
  await leaves(page);
  await kill();
  expect(traces(folder, needles)).toMatchObject({ said: [], token: [], passphrase: [] });
  expect(traces(folder, needles)['control']).not.toEqual([]);
});

test('Firefox: another site in the same tab finds an empty name, and so does its next page', async () => {
  const { page, guest } = await tabOf(firefox);
  await guest.enters(near.link, 'nina');
  for (const [host, next] of [
    ['127.0.0.1', 'nino'],
    ['localhost', 'nilo'],
  ] as const) {
    expect(await leaves(page)).toContain('"nick":"ni');
    for (const path of ['one', 'two']) {
      await page.open(`http://${host}:${nosy.port}/${path}`);
      expect(await page.read('document.title')).toBe('no name');
    }
    await guest.enters(near.link, next);
  }
});

test('Firefox: a name that another site gave the tab is no stay', async () => {
  const { page, guest } = await tabOf(firefox);
  await guest.enters(near.link, 'mona');
  const stolen = await leaves(page);
  const { page: other } = await tabOf(firefox);
  await other.open(`http://127.0.0.1:${near.room.webPort}/`);
  // As `window.open(room, name)` does.
  await namesNextPage(other, stolen);
  await other.open(`http://127.0.0.1:${near.room.webPort}/?again`);
  await until('the door', async () => (await body(other)).includes('Enter the room'));
  expect(await other.read('window.name')).toBe('');
  expect(await guest.state()).toBe('Connected');
});

test('Firefox: who leaves, or locks the page, leaves nothing for a reload', async () => {
  const { page, guest } = await tabOf(firefox);
  await guest.enters(near.link, 'lena');
  await page.chord('AltLeft', 'ShiftLeft', 'KeyL');
  await until('the cover', async () => (await body(page)).includes('Locked'));
  await page.reload();
  await until('the door', async () => (await body(page)).includes('Enter the room'));
  await olga.hears(/^:lena!\S+ QUIT/);
  await guest.enters(near.link, 'lena');
  await guest.says('/quit');
  await until('the end', async () => (await body(page)).includes('You have left the room.'));
  expect(await leaves(page)).toBe('');
});

test('Firefox: a tab that is closed frees its nickname within seconds, and a room that stays in sight keeps it', async () => {
  const { guest: stayer } = await tabOf(firefox);
  await stayer.enters(near.link, 'stan');
  // A link that only starts a download does this: the page hears `beforeunload`, and stays.
  await stayer.page.read(`dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
  const page = await firefox.tab();
  const guest = new PageGuest(page);
  await guest.enters(near.link, 'cleo');
  await page.closeTab(true);
  // After a reload the server would wait for 20 seconds.
  await olga.hears(/^:cleo!\S+ QUIT :/, 45_000);
  const { guest: again } = await tabOf(firefox);
  await again.enters(near.link, 'cleo');
  await stayer.says('still here');
  await olga.hears(/^:stan!\S+ PRIVMSG #lobby :still here$/);
}, 120_000);

test('Firefox: in two tabs the newer has the place, and the older takes it back by hand', async () => {
  const { page, guest } = await tabOf(firefox);
  await guest.enters(near.link, 'tina');
  const name = await leaves(page);
  const { page: other, guest: twin } = await tabOf(firefox);
  await other.open(`http://127.0.0.1:${near.room.webPort}/`);
  await namesNextPage(other, name);
  await other.reload();
  await twin.seesPerson('tina');
  const taken = async (one: PageGuest): Promise<boolean> =>
    (await one.state()).includes('open in another tab');
  await until('the older to be told', () => taken(guest));
  await page.click('Use it here');
  await until('the newer to be told', () => taken(twin));
  olga.say('PRIVMSG #lobby :one of you');
  await guest.sees('one of you');
  expect(await twin.log()).not.toContain('one of you');
});

test('Chromium hands names to others, so nothing is kept there, and a reload asks at the door', async () => {
  const { folder, kill, page, guest } = await keep(keepChromium);
  await entersByForm(guest, 'carl');
  const [said, control] = [random(), random()];
  olga.say(`PRIVMSG #lobby :${said}`);
  await guest.sees(said);
  await page.read(`sessionStorage.setItem('control', ${JSON.stringify(control)})`);
  await page.reload();
  await until('the door', async () => (await body(page)).includes('Enter the room'));
  expect(await body(page)).not.toContain(said);
  expect(await page.read('window.name')).toBe('');
  // Nobody can resume the session: the server has ended it, and the nickname is free.
  await olga.hears(/^:carl!\S+ QUIT/);
  await entersByForm(guest, 'carl');
  const needles = { said, passphrase, control };
  await until(
    'the session to be written',
    () => (traces(folder, needles)['control'] ?? []).length > 0,
  );
  expect(traces(folder, needles)).toMatchObject({ said: [], passphrase: [] });
  await kill();
  expect(traces(folder, needles)).toMatchObject({ said: [], passphrase: [] });
});

test('back and forward: another page comes, and whoever comes back finds their place or the door', async () => {
  for (const browser of [firefox, chromium]) {
    const { page, guest } = await tabOf(browser);
    const nick = `back${page.browser}`;
    await guest.enters(near.link, nick);
    olga.say('PRIVMSG #lobby :said before leaving');
    await guest.sees('said before leaving');
    await page.open(`http://127.0.0.1:${nosy.port}/`);
    await page.back();
    await until('the page', async () => (await body(page)).includes('Enter the room'));
    expect(await body(page)).not.toContain('said before leaving');
  }
});

test('without a network that is said, and with it the page is back at once', async () => {
  const { guest } = await tabOf(chromium);
  await guest.enters(linkBy(relay.port), 'olaf');
  await chromium.offline(true);
  await relay.down();
  await until('the words', async () => (await guest.state()).includes('offline'));
  olga.say('PRIVMSG #lobby :while you were out');
  await relay.up();
  await chromium.offline(false);
  await until('the good news', async () => (await guest.state()).includes('Nothing was lost'));
  await guest.sees('while you were out');
  expect(await guest.log()).not.toMatch(/joined again/);
});
