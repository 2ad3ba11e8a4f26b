// One conversation: Firefox without script and Chromium with it, both over Tor, irssi, w3m and lynx.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium } from '../support/browsers.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { Irssi } from '../support/irssi.ts';
import { firefoxWithoutScript, type NoScriptBrowser } from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { newest } from './lite-browsers.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';

const artefacts = join(import.meta.dirname, '../artefacts');
mkdirSync(artefacts, { recursive: true });

let room: OnionRoom;
let firefox: NoScriptBrowser;
/** In Firefox without script. */
let ada: NoScriptPage;
/** In Chromium with script. */
let bea: PageGuest;
let irssi: Irssi;
let w3m: Terminal;
let lynx: Terminal;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await openOnionRoom();
  firefox = await firefoxWithoutScript({ socksPort: room.socks.port });
  closers.push(() => firefox.close());
  ada = await firefox.newPage();
  const chromium = await openChromium(room.socks.port);
  closers.push(() => chromium.close());
  bea = new PageGuest(chromium);
  await bea.enters(room.link, 'bea');
  const { irc, web } = room.appliance.ports;
  closers.push(await openIrcPort(room.appliance));
  irssi = Irssi.start();
  closers.push(() => irssi.close());
  await irssi.enters('127.0.0.1', irc, room.passphrase, 'ircy');
  await irssi.joins('#lobby');
  const lite = `http://127.0.0.1:${web}/lite?lang=en`;
  w3m = new Terminal('w3m', lite);
  closers.push(() => w3m.close());
  // Without -nopause it waits for a second after each of its remarks.
  lynx = new Terminal('lynx', '-nopause', '-cookies', lite);
  closers.push(() => lynx.close());
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

/** The text browsers show new messages when they load the page again. */
async function reads(terminal: Terminal, again: readonly string[], words: string): Promise<void> {
  await until(
    `a text browser to show ${words}`,
    () => {
      if (terminal.screen().includes(words)) return true;
      terminal.keys(...again);
      return false;
    },
    { everyMs: 500 },
  );
}

async function allRead(who: string, words: string): Promise<void> {
  await Promise.all([
    ada.sees(`${who} ${words}`),
    bea.sees(words),
    irssi.hears(new RegExp(`<.?${who}> ${words}`)),
  ]);
  await reads(w3m, ['R'], `${who} ${words}`);
  await reads(lynx, ['C-r'], `${who} ${words}`);
}

test('the room’s own address leads Firefox without script to the form, in three languages', async () => {
  await ada.open(room.link);
  for (const words of [
    'Enter the room without JavaScript',
    'Entrar na sala sem JavaScript',
    'Entrar en la sala sin JavaScript',
  ]) {
    await ada.sees(words);
  }
  await ada.screenshot(join(artefacts, 'lite-noscript.png'));
  await ada.clicksTo('a[href="/lite?lang=es"]', 'Frase secreta');
  await ada.clicksTo('a[lang="en"]', 'Passphrase');
});

test('it enters, and is seen by a page with script and by irssi', async () => {
  await ada.enters('ada', room.passphrase);
  await bea.seesPerson('ada');
  await irssi.hears(/ada \[\S+\] has joined #lobby/);
});

test('w3m enters by its form, with cookies', async () => {
  const field = (tabs: number, text: string): void => {
    w3m.keys('g', ...Array.from({ length: tabs }, () => 'Tab'), 'Enter', 'C-u');
    w3m.types(text);
    w3m.keys('Enter');
  };
  await w3m.shows('Enter the room');
  field(4, 'wim');
  await w3m.shows('[wim');
  field(5, room.passphrase);
  await w3m.shows('[****');
  w3m.keys('g', ...Array.from({ length: 9 }, () => 'Tab'), 'Enter');
  await w3m.shows('(*) When I ask');
  w3m.keys('Tab', 'Enter');
  await w3m.shows('You are in #lobby');
  await bea.seesPerson('wim');
});

test('lynx enters without cookies, and finds the one page where it has no frames', async () => {
  await lynx.shows('Enter the room');
  lynx.keys('Down', 'Down', 'Down', 'C-u');
  lynx.types('lyn');
  lynx.keys('Down');
  lynx.types(room.passphrase);
  lynx.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
  await lynx.shows('Messages and form on one page');
  lynx.keys('/');
  lynx.types('form on one');
  lynx.keys('Enter', 'Enter');
  await lynx.shows('You are in #lobby');
  await bea.seesPerson('lyn');
});

test('what each of the five says, all five read', { timeout: 120_000 }, async () => {
  await ada.says('ada greets <b>all</b>');
  await allRead('ada', 'ada greets <b>all</b>');
  await bea.says('bea greets all');
  await allRead('bea', 'bea greets all');
  irssi.types('ircy greets all');
  await allRead('ircy', 'ircy greets all');
  w3m.keys('g', '/');
  w3m.types('Message to');
  w3m.keys('Enter', 'Tab', 'Enter');
  w3m.types('wim greets all');
  w3m.keys('Enter', 'Tab', 'Enter');
  await allRead('wim', 'wim greets all');
  lynx.keys('/');
  lynx.types('Reload the');
  lynx.keys('Enter', 'Down');
  lynx.types('lyn greets all');
  lynx.keys('Down', 'Enter');
  await allRead('lyn', 'lyn greets all');
});

test('two talk in private, and the one without script is told where', async () => {
  await bea.says('/msg ada between bea and ada');
  await ada.sees('Go to bea 1');
  await ada.clicksTo(newest('.bar'), 'bea between bea and ada');
});

test('nothing was asked of anybody but the onion', () => {
  expect(room.asked()).toEqual(new Set([`${room.address}:80`]));
});

test('the room’s end is told', async () => {
  await room.appliance.end();
  await ada.sees('The room has ended.');
});
