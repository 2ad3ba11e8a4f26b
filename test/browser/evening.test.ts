// A whole evening over a private Tor network: three guests knock at a page, a page without scripts and irssi; the host
// lets them in, removes one, moves the end, and burns the room. In three languages, one of the pages on a phone.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, openFirefox, type BrowserPage } from '../support/browsers.ts';
import { processesInside } from '../support/inside.ts';
import { Irssi } from '../support/irssi.ts';
import { chromiumWithoutScript } from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { notGone } from '../support/not-gone.ts';
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

let firstWords: string;

test('a guest knocks at the page without scripts in Spanish, and is let in', async () => {
  const words = await liaKnocks();
  firstWords = words;
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

test('the host removes a guest, who knocks again with other words', async () => {
  await opensSheet();
  await hanna.page.click('Put out: lia');
  await hanna.sees('Put lia out of the room?');
  await looksWell(hanna, 'sheet-remove');
  await hanna.clicks('.question button.harm', 'Put out');
  await hanna.sees('lia was put out of the room.');
  await hanna.closesSheets();
  await lia.sees('No estás en la sala');
  await ivo.hears(/lia .* has quit/);
  const words = await liaKnocks();
  expect(words).not.toBe(firstWords);
  await letsIn('lia', words);
  await lia.sees('Estás en #lobby');
});

test('a guest takes a message back: the pages say so, and IRC clients are asked', async () => {
  await ana.says('meant for somebody else');
  await allRead('meant for somebody else');
  const button = `[...document.querySelectorAll('.message')]
    .find(({ innerText }) => innerText.includes('meant for')).querySelector('.redact')`;
  // As a tap on the message and one on its button.
  await ana.page.read(`${button}.closest('.message').focus()`);
  await ana.page.read(`${button}.click()`);
  await ana.sees('mensagem retirada');
  await hanna.sees('taken back');
  await lia.sees('mensaje retirado');
  await ivo.hears(/ana has taken a message back/);
  for (const { page } of [hanna, ana])
    expect(await page.read(`document.body.textContent.includes('meant for')`)).toBe(false);
  expect(await lia.text()).not.toContain('meant for');
  await looksWell(ana, 'taken-back-phone');
});

test('the host extends the time, and all see the new one, each in their language', async () => {
  await hanna.says('/extend 1h');
  await hanna.sees('The time of this room was changed: it ends in 2 h');
  await ana.sees('O tempo desta sala mudou: ela termina em 2 h');
  await lia.sees('Se cambió el tiempo de esta sala: termina en 2 h');
  await ivo.hears(/The time of this room was changed: it ends in 2 h/);
});

/** Notes when the page says that the room is over: by the clock of this machine. */
const watchEnd = `globalThis.overAtMs = null;
  new MutationObserver(() => {
    if (document.querySelector('main.ended') !== null) globalThis.overAtMs ??= Date.now();
  }).observe(document, { childList: true, subtree: true }); undefined`;

/** All that scripts can read of a page and of what browsers keep for it. */
const kept = `(async () => JSON.stringify({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
  cookies: document.cookie,
  name: window.name,
  state: history.state,
}))()`;
const nothing = {
  local: 0,
  session: 0,
  databases: 0,
  caches: 0,
  cookies: '',
  name: '',
  state: null,
};
const everything = `document.documentElement.outerHTML + document.title +
  [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')`;

const talk = /greets|meant for|still there|\b(lia|ivo|burn)\b/;

async function holdsNothing(page: BrowserPage): Promise<void> {
  const text = String(await page.read(everything));
  expect(text, page.browser).not.toMatch(talk);
  expect(JSON.parse(String(await page.read(kept))), page.browser).toEqual(nothing);
}

test('the host burns the room in two steps: every page is over and holds nothing', async () => {
  await opensSheet();
  await hanna.clicks('.sheet.host button', 'End the room now');
  const ask = /type this word within a minute: ([a-z-]+)/;
  const [, word = ''] = await until('the word', async () =>
    ask.exec(String(await hanna.page.read('document.body.innerText'))),
  );
  await looksWell(hanna, 'sheet-burn');
  await ana.says('still there');
  await allRead('still there');

  for (const { page } of [hanna, ana]) await page.read(watchEnd);
  const inside = await room.appliance.namespace();
  await hanna.page.read(`document.querySelector('form.burn input').focus()`);
  await hanna.page.types(word);
  const burntAtMs = Date.now();
  const liaSaw = lia.sees('La sala ha terminado.').then(() => Date.now() - burntAtMs);
  await hanna.page.chord('Enter');
  await until('all daemons to be gone', () => processesInside(inside).length === 0, { everyMs: 5 });
  const spans = [`daemons ${Date.now() - burntAtMs} ms`];
  await hanna.sees('The room has ended.');
  await ana.sees('A sala terminou.');
  for (const { page, nick } of [hanna, ana])
    spans.push(`${nick}'s page ${Number(await page.read('globalThis.overAtMs')) - burntAtMs} ms`);
  spans.push(`lia's page, looked at every 100 ms, ${await liaSaw} ms`);
  process.stdout.write(`from the word to the end over Tor: ${spans.join(', ')}\n`);

  ivo.types('/window goto 1');
  await until('irssi to be told', () => ivo.screen().includes('the room has ended'));
  for (const guest of [hanna, ana]) {
    await holdsNothing(guest.page);
    await looksWell(guest, `over-${guest.nick}`);
  }
  await liteLooksWell('over-lite');
  // Long before Tor gives up to look for the room.
  const isFree = (text: unknown): boolean => typeof text === 'string' && !talk.test(text);
  const liaIsFree = async (): Promise<boolean> => (await lia.read(everything)).every(isFree);
  await until('the lite page to hold nothing', liaIsFree, { withinMs: 10_000 });
  expect(JSON.parse(String(await lia.readTop(kept)))).toEqual(nothing);
});

test('the room’s end leaves nothing', async () => {
  expect(await room.appliance.outcome).toEqual({ code: 0, signal: null });
  expect(await room.appliance.event('ending')).toMatchObject({ reason: 'burn' });
  expect(notGone((await room.appliance.event('ended')).residue)).toEqual([]);
  for (const { page } of [hanna, ana]) expect(await page.alarms()).toEqual([]);
  expect(room.asked()).toEqual(new Set([`${room.address}:80`]));
});
