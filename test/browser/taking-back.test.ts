// A message is taken back by keyboard, one passes by itself, and the lock's second word erases what is behind it. In Chromium; the room is
// on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, type BrowserPage } from '../support/browsers.ts';
import { passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { Guest } from '../visual/stage.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';

let near: NearRoom;
let page: BrowserPage;
let ana: Guest;
let olga: IrcClient;

beforeAll(async () => {
  near = await openNearRoom({ backlogLines: '10', forgetMs: '20s' });
  olga = near.room.irc();
  await olga.enters('olga', passphrase, '#lobby');
  page = await openChromium(null);
  ana = new Guest(page, 'ana');
  await ana.enters(near.link);
});

afterAll(async () => {
  await page.close();
  await near.end();
});

const faults = (): Promise<unknown> => page.read(axeFaults());

test('an own message is taken back by keyboard, and the place of the text says so', async () => {
  await ana.says('wrong room');
  await olga.hears(/PRIVMSG #lobby :wrong room/);
  await ana.has('.redact');
  await ana.sees('Messages pass after 20s');
  // By the keyboard: the button shows when it has the focus.
  await page.read(`document.querySelector('.redact').focus({ focusVisible: true })`);
  expect(await page.read(`getComputedStyle(document.querySelector('.redact')).opacity`)).toBe('1');
  expect(await faults()).toBe('');
  await page.chord('Enter');
  await ana.sees('taken back');
  await olga.hears(/NOTICE #lobby :ana has taken a message back/);
  expect(await page.read(`document.body.innerText.includes('wrong room')`)).toBe(false);
  expect(await page.read(`document.activeElement.matches('.composer textarea')`)).toBe(true);
  expect(await faults()).toBe('');
  await ana.says('/takeback');
  await ana.sees('There is no message of yours here');
});

test('in a room that forgets, a message goes from the page by itself, and from the history of the field', async () => {
  await ana.says('it passes');
  await ana.sees('it passes');
  const gone = `!document.body.textContent.includes('it passes')`;
  await until('the message to pass', async () => (await page.read(gone)) === true, {
    withinMs: 60_000,
  });
  const field = `document.querySelector('.composer textarea')`;
  await page.read(`${field}.focus()`);
  await page.chord('ArrowUp');
  expect(await page.read(`${field}.value`)).not.toBe('it passes');
  await ana.drafts('');
});

test('the second word at the lock erases, and looks like a wrong passphrase', async () => {
  await ana.says('something to lose');
  await ana.clicks('nav button', 'Settings');
  await page.fill('A word that erases instead', 'red-herring');
  await page.click('Save the word');
  await ana.sees('At the lock this word erases everything.');
  expect(await faults()).toBe('');
  await ana.closesSheets();
  await page.chord('AltLeft', 'ShiftLeft', 'KeyL');
  await ana.sees('Locked');
  await page.fillSecret('red-herring');
  await page.click('Unlock');
  await ana.sees('Wrong passphrase.');
  await olga.hears(/^:ana!\S+ QUIT/);
  await page.fillSecret(passphrase);
  await page.click('Unlock');
  await until('another wrong one', async () =>
    Boolean(await page.read(`document.getElementById('unlock').value === ''`)),
  );
  await ana.sees('Wrong passphrase.');
  expect(await page.read(`document.querySelector('.room') === null`)).toBe(true);
});
