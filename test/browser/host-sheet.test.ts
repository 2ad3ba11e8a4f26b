// The host's sheet in Chromium, with a whole room and guests at its IRC door: each action, what stands in the sheet and
// not in the log, a phone's size, two languages. The room is on this machine: Tor is not the point.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { openChromium, type BrowserPage } from '../support/browsers.ts';
import { IrcClient } from '../support/irc-client.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { until } from '../support/until.ts';
import { Guest } from '../visual/stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let room: ReadyAppliance;
let closePort: () => Promise<void>;
let page: BrowserPage;
let hanna: Guest;

beforeAll(async () => {
  room = await readyAppliance({
    flags: ['--no-onion', '--knock', '--dead-man=1h', '--lifetime=5h'],
  });
  closePort = await openIrcPort(room);
  page = await openChromium(null);
  hanna = new Guest(page, 'hanna');
  await hanna.enters(`${room.ready.web.url}#room=lobby&key=${room.ready.host?.token ?? ''}`);
});

afterAll(async () => {
  await page.close();
  await closePort();
  await room.end();
});

/** axe's findings, what is too small for a finger, and what is too wide. */
const faultsHere = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => [
  ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))),
  ...[...document.querySelectorAll('dialog button, dialog input, dialog select')]
    .filter((one) => one.checkVisibility() && !one.matches('.inline'))
    .filter((one) => one.getBoundingClientRect().width < 43.5 || one.getBoundingClientRect().height < 43.5)
    .map((one) => 'small: ' + one.outerHTML),
  ...[document.documentElement, ...document.querySelectorAll('dialog')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => 'wide: ' + one.tagName),
].join())`;

/** The page has no fault on a desk and on a small phone. */
async function isSound(): Promise<void> {
  if ((await page.read('typeof axe')) === 'undefined') await page.read(`${axe}; undefined`);
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    await page.resize(width, height);
    await page.read(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
    expect(await page.read(faultsHere)).toBe('');
  }
}

async function opensSheet(name = 'For hosts'): Promise<void> {
  await hanna.clicks('nav.buffers button', name);
  await hanna.has('dialog .host-row');
}

function irc(): IrcClient {
  return IrcClient.tcp({ host: '127.0.0.1', port: room.ports.irc });
}

/** Somebody comes by the shared invitation, and waits. */
async function knocks(nick: string): Promise<IrcClient> {
  const client = irc();
  client.say(`PASS ${room.ready.passphrase ?? ''}`, `NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
  await client.hears(/Your two words: /);
  return client;
}

const inLog = (text: string) =>
  page.read(`document.querySelector('.log').textContent.includes(${JSON.stringify(text)})`);
/** The button's row, found by the name that stands in it. */
const rowHas = (name: string) =>
  page.read(`[...document.querySelectorAll('dialog .host-row')]
    .some((row) => row.textContent.includes(${JSON.stringify(name)}))`);
const focused = () => page.read('document.activeElement.textContent');

test('a host opens the sheet: who is in, how long the room lasts, the invitations', async () => {
  await opensSheet();
  await hanna.sees('Nobody is waiting to be let in.');
  await hanna.sees('One person is in the room:');
  await hanna.sees('The room ends in 4h59m');
  await hanna.sees('The shared invitation is open.');
  await hanna.sees('0 wrong tries at the doors in the last minute.');
  await hanna.sees('Invitations: 1');
  // Nobody removes themselves, or what let them in.
  expect(await page.read(`document.querySelectorAll('dialog .host-row button').length`)).toBe(0);
  await isSound();
});

test('a knock marks the way to the sheet; the host compares two words and lets in', async () => {
  await hanna.closesSheets();
  const ana = await knocks('ana');
  await hanna.has('nav.buffers .text-button .badge');
  await hanna.sees('ana (');
  await page.resize(360, 640);
  await hanna.has('.head-bar .dotted');
  expect(await page.read(`document.querySelector('.head-bar .dotted').ariaLabel`)).toBe(
    'Show channels; somebody is waiting to be let in',
  );
  await page.resize(1280, 800);
  await opensSheet();
  const words = /two words: (\w+ \w+)/.exec(ana.lines.join('\n'))?.[1] ?? 'none';
  await hanna.sees(words);
  await hanna.sees('One person is waiting to be let in:');
  await isSound();
  await page.click('Let in: ana');
  await ana.hears(/NOTICE .*A host has let you in/);
  await hanna.sees('ana was let in.');
  await hanna.sees('Nobody is waiting to be let in.');
  expect(await focused()).toContain('waiting to be let in');
  expect(await inLog('ana was let in.')).toBe(false);
  await hanna.sees('2 people are in the room:');
  expect(await page.read(`document.querySelector('nav.buffers .badge') === null`)).toBe(true);
});

test('the host turns somebody away, who is told', async () => {
  const bea = await knocks('bea');
  await until('bea to be listed', () => rowHas('bea'));
  await page.click('Turn away: bea');
  await bea.ends();
  expect(bea.lines.at(-1)).toContain('ERROR');
  await hanna.sees('bea was turned away.');
  await until('bea to be gone', async () => (await rowHas('bea')) === false);
});

test('putting out asks first, and going back leaves the focus where it was', async () => {
  const ana = await knocks('anna_2');
  await until('the row', () => rowHas('anna_2'));
  await page.click('Let in: anna_2');
  await until('the button', () =>
    page.read(`document.querySelector('[aria-label="Put out: anna_2"]') !== null`),
  );
  await page.click('Put out: anna_2');
  await hanna.sees('Put anna_2 out of the room?');
  expect(await focused()).toBe('Go back');
  await isSound();
  await page.click('Go back');
  expect(await page.read('document.activeElement.ariaLabel')).toBe('Put out: anna_2');
  await page.click('Put out: anna_2');
  await page.click('Put out');
  await ana.ends();
  await hanna.sees('anna_2 was put out of the room.');
  await until('the row to be gone', async () => (await rowHas('anna_2')) === false);
});

test('the shared invitation is closed and opened again, and wrong tries are counted', async () => {
  await page.click('Close it');
  await hanna.sees('The shared invitation is closed. Who is in stays in.');
  await expect(irc().enters('carl', room.ready.passphrase ?? '')).rejects.toThrow();
  await hanna.sees('One wrong try at the doors in the last minute.');
  await page.click('Open it');
  await hanna.sees('The shared invitation is open.');
});

test('an invitation’s secret is shown in the sheet alone, once, and is good until it is taken back', async () => {
  const name = 'مريم'.repeat(12);
  await page.fill('For whom (only hosts see it)', `${name} host`);
  await page.read(`(() => {
    const times = document.querySelector('#invite-lasts');
    times.value = '2h';
    times.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await hanna.clicks('dialog button[role=switch]', 'For one entry only');
  await isSound();
  await page.click('Make the invitation');
  await hanna.sees('It is shown only this once.');
  await hanna.sees('It is good for one entry.');
  const secret = String(await page.read(`document.querySelector('dialog input.handed').value`));
  expect(secret).toMatch(/^[0-9a-z-]{32}$/);
  await isSound();
  await page.click('Copy: Its secret, in place of a passphrase');
  await hanna.sees('Copied');
  const cara = irc();
  await cara.enters('cara', secret, '#lobby');
  await page.click('Done, hide it');
  await until('cara to be inside', () => rowHas('cara · one entry'));
  const kept = `document.documentElement.outerHTML.includes(${JSON.stringify(secret)})`;
  expect(await page.read(kept)).toBe(false);
  await page.click(`Take back: i2 \u2068${name} “host”\u2069`);
  await hanna.sees('whoever is in by it is put out');
  await isSound();
  await page.click('Take back');
  await cara.ends();
  await hanna.sees('nobody comes in by it any more');
  await until('the invitation to be over', () => rowHas('taken back'));
});

test('the end is moved, and a click is a sign of life', async () => {
  await page.click('Later: 1h');
  await hanna.sees('The room ends in 5h5');
  await hanna.sees('The time of this room was changed');
  await page.click('Sooner: 30m');
  await hanna.sees('The room ends in 5h2');
  await page.click('Still here');
  await hanna.sees('The room knows that a host is there.');
  expect(await inLog('The room knows that')).toBe(false);
});

test('the lock closes the sheet', async () => {
  await page.chord('AltLeft', 'ShiftLeft', 'KeyL');
  await hanna.sees('Locked');
  expect(await page.read(`document.querySelector('.host') === null`)).toBe(true);
  await page.fillSecret(room.ready.host?.token ?? '');
  await page.click('Unlock');
  await hanna.has('.composer');
  await hanna.hasNoSheet();
});

test('a guest has no way to the sheet', async () => {
  const tab = await page.tab();
  const dora = new Guest(tab, 'dora');
  await dora.opens(`${room.ready.web.url}#room=lobby&key=${room.ready.passphrase ?? ''}`);
  await tab.fill('Nickname', 'dora');
  await tab.click('Enter the room');
  await dora.sees('You are waiting to be let in');
  await opensSheet();
  await until('dora to be listed', () => rowHas('dora'));
  await page.click('Let in: dora');
  await dora.has('nav.buffers');
  expect(await tab.read(`document.querySelector('nav.buffers').textContent`)).not.toContain(
    'For hosts',
  );
  await tab.closeTab();
});

test('the sheet is in the host’s language', async () => {
  await hanna.closesSheets();
  await hanna.clicks('nav.buffers button', 'Settings');
  await hanna.clicks('.languages button', 'Español');
  await hanna.closesSheets();
  await opensSheet('Para anfitriones');
  await hanna.sees('La invitación compartida está abierta.');
  await hanna.sees('en un navegador');
  await isSound();
});

test('the room is burnt in two steps', async () => {
  await page.click('Terminar la sala ya…');
  await hanna.sees('escribe esta palabra en menos de un minuto');
  const word = String(await page.read(`document.querySelector('form.burn bdi').textContent`));
  expect(word).toMatch(/^[a-z-]+$/);
  expect(await page.read('document.activeElement.matches("form.burn input")')).toBe(true);
  await page.types('wrong');
  const isShut = `document.querySelector('form.burn .main').ariaDisabled`;
  expect(await page.read(isShut)).toBe('true');
  await isSound();
  await page.click('Volver');
  expect(await focused()).toContain('Terminar la sala ya');
  await page.click('Terminar la sala ya…');
  await hanna.has('form.burn');
  const again = String(await page.read(`document.querySelector('form.burn bdi').textContent`));
  await page.types(again);
  await until('the button to be open', async () => (await page.read(isShut)) === 'false');
  await page.click('Terminar la sala ya');
  await hanna.has('main.ended');
  expect(await room.outcome).toMatchObject({ code: 0 });
});
