// A sealed room in Chromium and Firefox: guests talk, come and go, compare their words, and are told when it is broken.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, openFirefox, type BrowserPage } from '../support/browsers.ts';
import { PageGuest } from './page-guest.ts';
import { openSealedRoom, type SealedNearRoom } from './sealed-guests.ts';

let near: SealedNearRoom;
let ada: PageGuest;
let bea: PageGuest;
const pages: BrowserPage[] = [];

beforeAll(async () => {
  near = await openSealedRoom();
  pages.push(...(await Promise.all([openChromium(null), openFirefox(null)])));
  const [chromium, firefox] = pages;
  if (chromium === undefined || firefox === undefined) throw new Error('a browser is missing');
  ada = new PageGuest(chromium);
  bea = new PageGuest(firefox);
}, 120_000);

afterAll(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await near.end();
});

test('two pages talk', async () => {
  await ada.enters(near.hostLink, 'ada');
  await bea.enters(near.guestLink(), 'bea');
  await ada.says('hello from ada');
  await bea.sees('hello from ada');
  await bea.says('hello from bea');
  await ada.sees('hello from bea');
  expect(await ada.page.alarms()).toEqual([]);
  expect(await bea.page.alarms()).toEqual([]);
});
