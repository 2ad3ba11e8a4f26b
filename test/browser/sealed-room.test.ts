// A sealed room in Chromium and Firefox: guests talk, come and go, compare their words, and are told when it is broken.
// The room is on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { axeFaults } from '../support/axe.ts';
import { openChromium, openFirefox, type BrowserPage } from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { until } from '../support/until.ts';
import { PageGuest } from './page-guest.ts';
import {
  openLyingServer,
  openSealedRoom,
  type LyingServer,
  type SealedNearRoom,
} from './sealed-guests.ts';

let near: SealedNearRoom;
let liar: LyingServer;
let liarPort = 0;
/** In a Chromium, with the host's seal. */
let ada: PageGuest;
/** In a Firefox. */
let bea: PageGuest;
/** In another Chromium. */
let cem: PageGuest;
const pages: BrowserPage[] = [];

beforeAll(async () => {
  [liarPort = 0] = await freePorts(1);
  near = await openSealedRoom([liarPort]);
  liar = await openLyingServer(liarPort, near.room.webPort);
  const opened = await Promise.all([openChromium(null), openFirefox(null), openChromium(null)]);
  pages.push(...opened);
  [ada, bea, cem] = opened.map((page) => new PageGuest(page)) as [PageGuest, PageGuest, PageGuest];
}, 120_000);

afterAll(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await liar.end();
  await near.end();
});

const shows = ({ page }: PageGuest, text: string): Promise<unknown> =>
  until(`${page.browser} to show "${text}"`, () =>
    page.read(`document.body.innerText.includes(${JSON.stringify(text)})`),
  );

const faults = ({ page }: PageGuest): Promise<unknown> => page.read(axeFaults());

/** The four words of the sheet; waits until the guest's device is in the group. */
async function wordsOf(guest: PageGuest): Promise<string> {
  const words = `[...document.querySelectorAll('dialog .seal-words li')].map((one) => one.textContent).join(' ')`;
  await guest.page.click('Sealed: what that means');
  await until(
    'four words',
    async () => String(await guest.page.read(words)).split(' ').length === 4,
    {
      withinMs: 30_000,
    },
  );
  const shown = String(await guest.page.read(words));
  await guest.page.chord('Escape');
  return shown;
}

/** All of them have the same words. @returns these. */
async function agree(...guests: readonly PageGuest[]): Promise<string> {
  let shown: string[] = [];
  await until('the same words', async () => {
    shown = [];
    for (const guest of guests) shown.push(await wordsOf(guest));
    return new Set(shown).size === 1;
  });
  return shown[0] ?? '';
}

test('the door says what a link lacks, and lets nobody in without a seal', async () => {
  const { page } = ada;
  await page.open(near.link);
  await shows(ada, 'This room is sealed');
  await shows(ada, 'Your link has no seal');
  expect(await faults(ada)).toBe('');
  expect(await page.read(`document.querySelector('button.main').ariaDisabled`)).toBe('true');
  expect(await page.read(`location.hash`)).toBe('');
  expect(await page.read(`document.body.innerText.includes('without JavaScript')`)).toBe(false);
  await page.fillSecret(near.hostLink.replace(/seal=.{9}/, 'seal=AAAAAAAAA'));
  await shows(ada, 'The seal in your invitation is damaged');
  expect(await faults(ada)).toBe('');
  // The whole invitation is pasted.
  await page.fillSecret(near.hostLink);
  await page.fill('Nickname', 'ada');
  await page.click('Enter the room');
  await ada.seesPerson('ada');
});

test('two pages talk, and have the same words', async () => {
  await bea.enters(near.guestLink(), 'bea');
  await agree(ada, bea);
  await ada.says('hello from ada');
  await bea.sees('hello from ada');
  await bea.says('hello from bea');
  await ada.sees('hello from bea');
  await ada.sees('delivered');
  expect(await ada.page.alarms()).toEqual([]);
  expect(await bea.page.alarms()).toEqual([]);
});

test('who comes third writes at once, reads nothing from before, and all have new words', async () => {
  const before = await agree(ada, bea);
  await cem.enters(near.guestLink(), 'cem');
  // It waits until the others' devices have let this one in.
  await cem.says('hello from cem');
  await ada.sees('hello from cem');
  await bea.sees('hello from cem');
  expect(await agree(ada, bea, cem)).not.toBe(before);
  expect(await cem.log()).not.toContain('hello from ada');
});

test('a private message reaches the one, and not the third', async () => {
  await ada.says('/msg bea between the two of us');
  await ada.sees('between the two of us');
  await bea.looksAt('ada');
  await bea.sees('between the two of us');
  await bea.says('so it is');
  await ada.sees('so it is');
  await bea.looksAt('#lobby');
  await ada.looksAt('#lobby');
  expect(await cem.page.read(`document.body.innerText.includes('between the two')`)).toBe(false);
});

test('a message is taken back from everybody', async () => {
  await ada.says('not for this room');
  await cem.sees('not for this room');
  await ada.sees('not for this room');
  await ada.says('/takeback');
  await until('it to be gone', async () => !(await cem.log()).includes('not for this room'));
  await until('it to be gone', async () => !(await bea.log()).includes('not for this room'));
});

test('a person’s sheet has the check, a channel’s no topic, and the command opens the words', async () => {
  const words = await agree(ada, bea, cem);
  await ada.page.read(`[...document.querySelectorAll('aside.people .person')]
    .find((one) => one.textContent.includes('bea')).click()`);
  await shows(ada, 'Read these four words to bea');
  expect(await ada.page.read(`document.querySelector('dialog .seal-words').innerText`)).toBe(
    words.replaceAll(' ', '\n'),
  );
  expect(await faults(ada)).toBe('');
  await ada.page.chord('Escape');
  await ada.page.click('Topic and settings of #lobby');
  await shows(ada, 'A sealed room has no topic');
  expect(await faults(ada)).toBe('');
  await ada.page.chord('Escape');
  await ada.says('/words');
  await shows(ada, 'What it does not do');
  expect(await faults(ada)).toBe('');
  await ada.page.chord('Escape');
  await ada.says('/topic what this is about');
  await ada.sees('has no topics');
});

test('a reload in Firefox goes on: with its lines, its words and its talk', async () => {
  const words = await agree(ada, bea);
  await bea.page.reload();
  await bea.sees('hello from ada');
  expect(await agree(ada, bea)).toBe(words);
  await bea.says('back again');
  await ada.sees('back again');
  await ada.says('welcome back');
  await bea.sees('welcome back');
});

test('where a server changes what was said, the room is broken, and nothing more is sent', async () => {
  const { page } = cem;
  await page.open('about:blank');
  await page.open(near.guestLink(liarPort));
  await page.fill('Nickname', 'dora');
  await page.click('Enter the room');
  await wordsOf(cem);
  await ada.says('still whole');
  await cem.sees('still whole');
  liar.lie();
  await ada.says('this is changed on its way');
  await shows(cem, 'This room is broken: the server changed what was said');
  expect(liar.lies).toBe(1);
  expect(await cem.log()).not.toContain('this is changed on its way');
  expect(await page.read(`document.querySelector('.composer')`)).toBeNull();
  expect(await faults(cem)).toBe('');
});

test('where what seals cannot be loaded, the door says so, and nothing is sent', async () => {
  liar.hide();
  const { page } = cem;
  await page.open('about:blank');
  await page.open(near.guestLink(liarPort));
  await shows(cem, 'the page could not load what seals');
  expect(await faults(cem)).toBe('');
  const sockets = page.asked.filter((url) => url.startsWith('ws:')).length;
  await page.read(`document.querySelector('form').requestSubmit()`);
  expect(await page.read(`document.querySelector('button.main').ariaDisabled`)).toBe('true');
  expect(page.asked.filter((url) => url.startsWith('ws:'))).toHaveLength(sockets);
});
