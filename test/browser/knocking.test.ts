// A page whose guest waits to be let in: the two words, a phone's size, let in and turned away. In Chromium; the room
// is on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, type BrowserPage } from '../support/browsers.ts';
import { hostToken } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { Guest } from '../visual/stage.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';

let near: NearRoom;
let page: BrowserPage;
let ana: Guest;
let hanna: IrcClient;

beforeAll(async () => {
  near = await openNearRoom({ knock: 'shared' });
  page = await openChromium(null);
  ana = new Guest(page, 'ana');
});

afterAll(async () => {
  await page.close();
  await near.end();
});

const faults = (): Promise<unknown> => page.read(axeFaults());

async function knocks(): Promise<void> {
  await ana.opens(near.link);
  await page.fill('Nickname', 'ana');
  await page.click('Enter the room');
  await ana.sees('You are waiting to be let in');
}

test('the guest is told that no host is there, sees two words, and is let in', async () => {
  await knocks();
  await ana.sees('No host is in the room now');
  hanna = near.room.irc();
  await hanna.enters('hanna', hostToken, '#lobby');
  const told = await hanna.hears(/NOTICE hanna :ana \(/);
  const [, words = ''] = /ana \((\S+ \S+)\)/.exec(told) ?? [];
  await ana.sees(words);
  expect(await page.read('document.activeElement.matches("h1")')).toBe(true);
  expect(await page.read('document.body.innerText.includes("hanna")')).toBe(false);
  for (const [width, height] of [
    [1280, 800],
    [360, 640],
  ] as const) {
    await page.resize(width, height);
    expect(await faults()).toBe('');
    expect(
      await page.read(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
  }
  hanna.say('LET ana');
  await ana.has('.composer textarea');
  await hanna.hears(/^:ana!\S+ JOIN :?#lobby/);
});

test('a guest who is turned away is at the form again, with the reason', async () => {
  await ana.says('/quit');
  await ana.has('main.ended');
  await knocks();
  await hanna.hears(/NOTICE hanna :ana \(/);
  hanna.say('PRIVMSG mayfly :turn-away ana');
  await ana.sees('A host did not let you in.');
  expect(await faults()).toBe('');
});

test('a guest who gives up waits no more', async () => {
  await knocks();
  await page.click('Cancel');
  await ana.sees('Nickname');
  await until('nobody to wait', async () =>
    (await near.room.ask('POST', '/access', '{"access":"knocks"}')).includes('"answer":[]'),
  );
});
