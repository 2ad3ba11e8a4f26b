// A host's page: who is a host and whose name is kept, in the list and in the sheet, and the messages of others taken
// back, by keyboard and on a phone. In Chromium; the room is on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, type BrowserPage } from '../support/browsers.ts';
import { hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { issue } from '../daemons/gateway-fixture/supervisor.ts';
import { Guest } from '../visual/stage.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';

let near: NearRoom;
let page: BrowserPage;
let hanna: Guest;
let ana: IrcClient;

beforeAll(async () => {
  near = await openNearRoom();
  const { token } = await issue(near.room);
  ana = near.room.irc();
  await ana.enters('ana', token, '#lobby');
  await near.room.irc().enters('ben', passphrase, '#lobby');
  page = await openChromium(null);
  hanna = new Guest(page, 'hanna');
  await hanna.enters(near.link.replace(passphrase, hostToken));
});

afterAll(async () => {
  await page.close();
  await near.end();
});

const faults = (): Promise<unknown> => page.read(axeFaults());

/** As a screen reader reads them. */
const people = async (): Promise<unknown> =>
  page.read(
    `[...document.querySelectorAll('.people .person')].map((each) => each.textContent.replace(/\\s+/g, ' ').trim())`,
  );

const isWide = (): Promise<unknown> =>
  page.read('document.documentElement.scrollWidth > document.documentElement.clientWidth');

test('the list says who is a host and whose name is kept, and the sheet says it in a sentence', async () => {
  await hanna.has('.people .is-host');
  await hanna.has('.people li + li .kept');
  expect(await people()).toEqual(['hanna host · you, kept name', 'ana, kept name', 'ben']);
  expect(await faults()).toBe('');
  await hanna.clicks('.people .person', 'hanna');
  await hanna.sees('You are a host: you run this room.');
  await hanna.sees('This nickname is kept for you: nobody else can have it.');
  expect(await faults()).toBe('');
  await hanna.closesSheets();
  await hanna.clicks('.people .person', 'ana');
  await hanna.sees('The nickname ana is kept for this person: nobody else can have it.');
  await hanna.closesSheets();
});

test('by keyboard a host goes from message to message, is asked, and takes one back', async () => {
  ana.say('PRIVMSG #lobby :stays', 'PRIVMSG #lobby :a slip', 'PRIVMSG #lobby :stays, too');
  await hanna.sees('stays, too');
  const stops = `[...document.querySelectorAll('.redact')].map((each) => each.tabIndex)`;
  expect(await page.read(stops)).toEqual([-1, -1, 0]);
  await page.read(`document.querySelector('.redact[tabindex="0"]').focus({ focusVisible: true })`);
  await page.chord('ArrowUp');
  const focused = 'document.activeElement.ariaLabel ?? document.activeElement.textContent';
  expect(await page.read(focused)).toBe('Take back this message of ana');
  const message = `document.activeElement.closest('.message')?.textContent`;
  expect(await page.read(message)).toContain('a slip');
  expect(await faults()).toBe('');
  await page.chord('Enter');
  await hanna.sees('Take back this message of ana?');
  expect(await page.read(`document.querySelector('dialog blockquote').textContent`)).toBe('a slip');
  expect(await page.read(focused)).toBe('Go back');
  expect(await faults()).toBe('');
  await page.chord('Escape');
  await hanna.hasNoSheet();
  expect(await page.read(message)).toContain('a slip');
  await page.chord('Enter');
  await hanna.sees('Take back this message of ana?');
  await hanna.clicks('dialog button', 'Take back');
  await hanna.sees('taken back by a host');
  await ana.hears(/NOTICE #lobby :hanna has taken a message back/);
  await hanna.hasNoSheet();
  const field = `document.activeElement.matches('.composer textarea')`;
  await until('the field to have the focus', () => page.read(field));
  expect(await page.read(`document.body.innerText.includes('a slip')`)).toBe(false);
});

test('on a phone, in Spanish, a touched message shows its button, and nothing is too wide', async () => {
  await hanna.clicks('nav button', 'Settings');
  await hanna.clicks('dialog button', 'Español');
  await hanna.closesSheets();
  await page.resize(360, 640);
  ana.say('PRIVMSG #lobby :otra cosa, que es bastante larga para un teléfono');
  await hanna.sees('otra cosa');
  const button = `[...document.querySelectorAll('.redact')].at(-1)`;
  const shown = `getComputedStyle(${button}).opacity + getComputedStyle(${button}).pointerEvents`;
  expect(await page.read(shown)).toBe('0none');
  await page.read(`${button}.closest('.message').focus()`);
  expect(await page.read(shown)).toBe('1auto');
  expect(await isWide()).toBe(false);
  await page.read(`${button}.click()`);
  await hanna.sees('¿Retirar este mensaje de ana?');
  expect(await faults()).toBe('');
  expect(await isWide()).toBe(false);
  await hanna.clicks('dialog button', 'Retirar');
  await hanna.sees('mensaje retirado por un anfitrión');
  await hanna.clicks('header button[aria-label^="Mostrar personas"]');
  await hanna.sees('anfitrión');
  expect(await people()).toContain('hanna anfitrión · tú, apodo reservado');
  expect(await faults()).toBe('');
  expect(await isWide()).toBe(false);
});
