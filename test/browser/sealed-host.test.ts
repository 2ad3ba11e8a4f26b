// A host of a sealed room, which the command starts: the page adds seals to the invitations that it makes, and whoever
// is shut out reads nothing any more. In Chromium; the room is on this machine.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { forgiveInvitation } from '../../server/contract/invitation/forgiving-invitation.ts';
import { parseSeal } from '../../server/sealed/seal/seal.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { axeFaults } from '../support/axe.ts';
import { openChromium, type BrowserPage } from '../support/browsers.ts';
import { until } from '../support/until.ts';
import { Guest } from '../visual/stage.ts';

let room: ReadyAppliance;
const pages: BrowserPage[] = [];
let hanna: Guest;
let ben: Guest;

beforeAll(async () => {
  room = await readyAppliance({ flags: ['--no-onion', '--sealed'] });
  pages.push(...(await Promise.all([openChromium(null), openChromium(null)])));
  [hanna, ben] = pages.map((page, at) => new Guest(page, ['hanna', 'ben'][at] ?? '')) as [
    Guest,
    Guest,
  ];
  await hanna.enters(room.ready.host?.links.web ?? '');
});

afterAll(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await room.end();
});

/** Makes an invitation on the sheet. @returns its link. */
async function invite(name: string): Promise<string> {
  await hanna.clicks('nav.buffers button', 'For hosts');
  await hanna.has('#invite-name');
  await hanna.page.fill('For whom (only hosts see it)', name);
  await hanna.clicks('dialog button', 'Make the invitation');
  await hanna.has('dialog .handed');
  const links = `[...document.querySelectorAll('dialog .handed')].map((one) => one.value)`;
  const shown = (await hanna.page.read(links)) as readonly string[];
  expect(await hanna.page.read(axeFaults())).toBe('');
  await hanna.closesSheets();
  // The secret alone is not among them: without a seal it is of no use.
  expect(shown).toHaveLength(1);
  return shown[0] ?? '';
}

test('an invitation that a host makes has a seal of its own, and lets its guest talk', async () => {
  const link = await invite('Ben');
  expect(parseSeal(forgiveInvitation(link).seals[0] ?? '')).toMatchObject({
    kind: 'guest',
    invitation: 'i2',
  });
  await ben.enters(link);
  await ben.says('hello from ben');
  await hanna.sees('hello from ben');
  await hanna.says('hello, ben');
  await ben.sees('hello, ben');
});

test('the shared invitation gets a seal on the host’s sheet', async () => {
  await hanna.clicks('nav.buffers button', 'For hosts');
  await hanna.has('#shared-link');
  await hanna.page.fillSecret('no');
  await hanna.page.click('Add the seal');
  await hanna.sees('There is no passphrase in that.');
  await hanna.page.fillSecret(room.ready.passphrase ?? '');
  await hanna.page.click('Add the seal');
  await hanna.has('#sealed-shared');
  expect(await hanna.page.read(axeFaults())).toBe('');
  const link = String(await hanna.page.read(`document.querySelector('#sealed-shared').value`));
  await hanna.closesSheets();
  const { passphrases, room: channel, seals } = forgiveInvitation(link);
  expect([passphrases[0], channel]).toEqual([room.ready.passphrase, 'lobby']);
  expect(parseSeal(seals[0] ?? '')).toMatchObject({ kind: 'guest', invitation: 'shared' });
  const page = await openChromium(null);
  pages.push(page);
  const cleo = new Guest(page, 'cleo');
  await cleo.enters(link);
  await cleo.says('hello from cleo');
  await hanna.sees('hello from cleo');
});

test('whose invitation is taken back is out, and the rest have new words', async () => {
  const words = `[...document.querySelectorAll('dialog .seal-words li')].map((one) => one.textContent).join(' ')`;
  const wordsNow = async (): Promise<string> => {
    await hanna.says('/words');
    await hanna.has('dialog .seal-words');
    const shown = String(await hanna.page.read(words));
    await hanna.closesSheets();
    return shown;
  };
  const before = await wordsNow();
  await hanna.says('/msg mayfly revoke i2');
  await hanna.sees('Invitation i2 Ben is taken back');
  await ben.sees('taken back');
  await until('new words', async () => (await wordsNow()) !== before, { withinMs: 30_000 });
});
