// An evening begins, over a private Tor network: three guests knock at a page, a page without scripts and irssi, the
// host lets them in, and all talk. In three languages, one of the pages on a phone.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, openFirefox } from '../support/browsers.ts';
import { Irssi } from '../support/irssi.ts';
import { chromiumWithoutScript } from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { until } from '../support/until.ts';
import { Guest } from '../visual/stage.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';

const artefacts = join(import.meta.dirname, '../artefacts');
mkdirSync(artefacts, { recursive: true });
/** Over Tor, in browsers that have just started, on a busy machine. */
const farMs = 45_000;

let room: OnionRoom;
/** The host, in a Chromium, in English. */
let hanna: Guest;
/** In a Firefox, in Portuguese, on a phone. */
let ana: Guest;
/** In a Chromium that runs no scripts but the test's, in Spanish. */
let lia: NoScriptPage;
/** By torsocks. */
let ivo: Irssi;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await openOnionRoom('--knock', '--forget=1h', '--dead-man=30m', '--lifetime=2h');
  const socksPort = room.socks.port;
  const [chromium, firefox, lite] = await Promise.all([
    openChromium(socksPort),
    openFirefox(socksPort),
    chromiumWithoutScript({ socksPort, audited: true }),
  ]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
    () => lite.close(),
  );
  hanna = new Guest(chromium, 'hanna', farMs);
  ana = new Guest(firefox, 'ana', farMs);
  lia = await lite.newPage();
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

/** axe-core finds nothing, nothing is too wide, and there is a picture of it. */
async function looksWell({ page }: Guest, name: string): Promise<void> {
  expect(await page.read(axeFaults()), name).toBe('');
  const { scrollWidth, clientWidth } = (await page.read(`JSON.parse(JSON.stringify({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))`)) as { scrollWidth: number; clientWidth: number };
  expect(scrollWidth, name).toBeLessThanOrEqual(clientWidth);
  await page.screenshot(join(artefacts, `evening-${name}.png`));
}

async function liteLooksWell(name: string): Promise<void> {
  await lia.dressed();
  // The page of who waits has to look again by itself: it has no scripts (WCAG 2.2.1, real-time events).
  const [found] = await lia.read(axeFaults('meta-refresh'), 20_000);
  expect(found, name).toBe('');
  await lia.screenshot(join(artefacts, `evening-${name}.png`));
}

const twoWords = `document.querySelector('.two-words')?.innerText.trim() ?? ''`;

/** The host compares the two words with those that the guest reads out, and lets the guest in. */
async function letsIn(nick: string, words: string): Promise<void> {
  expect(words).toMatch(/^[a-z-]+ [a-z-]+$/);
  await hanna.sees(`${nick} (${words}) is waiting to be let in`);
  await hanna.says(`/let ${nick}`);
  await hanna.sees(`${nick} was let in.`);
}

async function opensSheet(): Promise<void> {
  await hanna.clicks('button', 'For hosts');
  await hanna.has('.sheet.host h3');
}

async function allRead(text: string): Promise<void> {
  await Promise.all([
    hanna.sees(text),
    ana.sees(text),
    lia.sees(text),
    ivo.hears(new RegExp(text)),
  ]);
}

test('the host enters by their own link, and waits for nobody', async () => {
  await hanna.enters(room.appliance.ready.host?.links.onion ?? 'none');
  await hanna.sees('Messages pass after 1h');
});

test('a guest knocks on a phone in Portuguese, and is let in by two words', async () => {
  await ana.page.resize(360, 740);
  await ana.opens(room.link);
  await ana.clicks('.languages button', 'Português');
  await ana.page.fill('Apelido', ana.nick);
  await ana.page.click('Entrar na sala');
  await ana.sees('Você está esperando para entrar');
  await looksWell(ana, 'knock-phone');
  await letsIn('ana', String(await ana.page.read(twoWords)));
  await looksWell(hanna, 'knock-host');
  await ana.has('.composer textarea');
});

async function liaKnocks(): Promise<string> {
  await lia.open(`http://${room.address}/lite?lang=es`);
  await lia.fills('#nick', 'lia');
  await lia.fills('#key', room.passphrase);
  await lia.press('Enter');
  await lia.sees('Esperas a que te dejen entrar');
  return String(await lia.readTop(twoWords));
}

test('a guest knocks at the page without scripts in Spanish, and is let in', async () => {
  const words = await liaKnocks();
  await liteLooksWell('knock-lite');
  await opensSheet();
  await hanna.sees(words);
  await looksWell(hanna, 'sheet-knock');
  await hanna.page.click('Let in: lia');
  await hanna.sees('lia was let in.');
  await hanna.closesSheets();
  await lia.sees('Estás en #lobby');
});

test('a guest knocks with irssi, and is let in', async () => {
  ivo = Irssi.start(['torsocks', '-a', '127.0.0.1', '-P', String(room.torPort)]);
  closers.push(() => ivo.close());
  await ivo.knocksAtOnion(room.address, room.passphrase, 'ivo');
  const words = await until(
    'irssi to show two words',
    () => /Your two words: (\S+ \S+)/.exec(ivo.heard() + ivo.screen())?.[1],
  );
  await letsIn('ivo', words);
  await ivo.joins('#lobby');
  await ivo.hears(/Messages pass here/);
});

test('what each one says, all read', async () => {
  await hanna.says('hanna greets all');
  await allRead('hanna greets all');
  await ana.says('ana greets all');
  await allRead('ana greets all');
  await lia.says('lia greets all');
  await allRead('lia greets all');
  ivo.types('ivo greets all');
  await allRead('ivo greets all');
  await looksWell(ana, 'talk-phone');
});
