// Links with their warning, and the search, both with hostile texts. The room is on this machine: Tor is not the
// point.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { disguises, markup } from '../support/hostile-texts.ts';
import type { IrcClient } from '../support/irc-client.ts';
import type { PageGuest } from './page-guest.ts';
import {
  chords,
  clears,
  clicksText,
  comesTo,
  dialog,
  hasNoFaults,
  isQuiet,
  noDialog,
  openTwoGuests,
  type TwoGuests,
} from './two-guests.ts';

let guests: TwoGuests;
let ada: PageGuest;
let bea: PageGuest;
let both: readonly PageGuest[];
let mallory: IrcClient;

beforeAll(async () => {
  guests = await openTwoGuests();
  ({ ada, bea, both, mallory } = guests);
});

afterAll(() => guests.end());

beforeEach(async () => {
  for (const guest of both) await clears(guest);
});

const shownAddress = `${dialog}?.querySelector('.address').textContent ?? null`;

test('a link asks before it leads away, and shows whose it is', async () => {
  mallory.say('PRIVMSG #lobby :see https://аррӏе.com/\u202egnp.x?q#z now');
  for (const guest of both) {
    const { page } = guest;
    await guest.sees('see https://аррӏе.com/gnp.x?q#z now');
    const link = `[...document.querySelectorAll('[role=log] .message a')].at(-1)`;
    await page.read(`(() => { ${link}.focus(); ${link}.click(); })()`);
    await comesTo(guest, shownAddress, 'https://xn--80ak6aa92e.com/gnp.x?q#z');
    const told = String(await page.read(`${dialog}.textContent`));
    expect(told).toContain('аррӏе.com');
    const open = `${dialog}.querySelector('a')`;
    expect(
      await page.read(`[${open}.target, ${open}.rel, ${open}.referrerPolicy, ${open}.host]`),
    ).toEqual(['_blank', 'noreferrer noopener', 'no-referrer', 'xn--80ak6aa92e.com']);
    await chords(guest, 'Escape');
    await comesTo(guest, `${dialog} === null && document.activeElement === ${link}`, true);
  }
});

/** Whether the page stops such a click on the last link. */
const heldBack = (kind: string, button: number): string => `(() => {
  const link = [...document.querySelectorAll('[role=log] .message a')].at(-1);
  const click = new MouseEvent('${kind}', { button: ${button}, bubbles: true, cancelable: true });
  let held = null;
  const look = (event) => { held = event.defaultPrevented; event.preventDefault(); };
  document.addEventListener('${kind}', look, { once: true });
  link.dispatchEvent(click);
  return held;
})()`;

test('the middle button asks too, and a right click does not; the room’s own address needs no question', async () => {
  mallory.say('PRIVMSG #lobby :http://example.org/a');
  for (const guest of both) {
    await guest.sees('http://example.org/a');
    expect(await guest.page.read(heldBack('auxclick', 2))).toBe(false);
    expect(await guest.page.read(heldBack('auxclick', 1))).toBe(true);
    await comesTo(guest, shownAddress, 'http://example.org/a');
    await chords(guest, 'Escape');
    await comesTo(guest, noDialog, true);
  }
  const own = `http://127.0.0.1:${guests.near.room.webPort}/#room=side`;
  mallory.say(`PRIVMSG #lobby :${own}`);
  for (const guest of both) {
    await guest.sees(own);
    expect(await guest.page.read(heldBack('click', 0))).toBe(false);
    await comesTo(guest, noDialog, true);
  }
});

/** How many elements of each kind load, run or lead somewhere. */
const census = `JSON.stringify(
  ['audio', 'base', 'embed', 'iframe', 'img', 'link', 'meta', 'object', 'script', 'style', 'video']
    .map((tag) => tag + ' ' + document.querySelectorAll(tag).length))`;

const lastSaid = `[...document.querySelectorAll('[role=log] .message .words')].at(-1)?.textContent ?? ''`;
const firstFound = `${dialog}?.querySelector('.result .result-text > span')?.textContent ?? null`;
const hostile = [...markup.map(([name, text]) => [name, text, text] as const), ...disguises];

test('the search finds letters in any dress, shows where, and leads there by keyboard', async () => {
  mallory.say('PRIVMSG #lobby :Zürich, \x02the Ca\x02fé');
  for (const guest of both) {
    const { page } = guest;
    await guest.sees('Zürich, the Café');
    await page.chord('AltLeft', 'ShiftLeft', 'KeyF');
    await comesTo(guest, `document.activeElement.id`, 'search-field');
    await page.types('CAFE zur');
    await comesTo(guest, `[...${dialog}.querySelectorAll('mark')].map((one) => one.textContent)`, [
      'Zür',
      'Café',
    ]);
    expect(await page.read(`${dialog}.querySelector('[aria-live]').textContent`)).toBe(
      '1 message found',
    );
    await chords(guest, 'ArrowDown');
    await comesTo(guest, `document.activeElement.className`, 'quiet result');
    // Firefox's driver sends the key to fields, but it presses no button.
    if (page.browser === 'firefox') await page.read(`document.activeElement.click()`);
    else await chords(guest, 'Enter');
    await comesTo(guest, noDialog, true);
    await comesTo(
      guest,
      `document.activeElement.matches('.message.found') && document.activeElement.textContent`,
      'Zürich, the Café',
    );
  }
});

test('the search leads into another channel', async () => {
  await bea.says('/join #far');
  await bea.looksAt('#far');
  await bea.says('a needle');
  await bea.looksAt('#lobby');
  await bea.says('/search needle');
  await comesTo(bea, `${dialog}?.querySelector('mark')?.textContent`, 'needle');
  await clicksText(bea, '.result', 'needle');
  await comesTo(bea, `document.querySelector('h1').textContent`, '#far');
  await comesTo(bea, `document.activeElement.querySelector('.words')?.textContent`, 'a needle');
  await bea.looksAt('#lobby');
});

test.each(hostile)('%s stays text in the log and in what is found', async (_, text, shown) => {
  const before = await Promise.all(both.map(({ page }) => page.read(census)));
  mallory.say(`PRIVMSG #lobby :${text}`);
  for (const guest of both) {
    const { page } = guest;
    await comesTo(guest, `(${lastSaid}).normalize()`, shown.normalize());
    await page.chord('AltLeft', 'ShiftLeft', 'KeyF');
    await comesTo(guest, `document.activeElement.id`, 'search-field');
    const word = shown.split(' ')[0] ?? '';
    await page.read(`(() => {
      const field = document.activeElement;
      field.value = ${JSON.stringify(word)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    const start = shown.normalize().slice(0, 20);
    await comesTo(guest, `(${firstFound})?.normalize().startsWith(${JSON.stringify(start)})`, true);
    await chords(guest, 'Escape');
    await comesTo(guest, noDialog, true);
  }
  expect(await Promise.all(both.map(({ page }) => page.read(census)))).toEqual(before);
});

test('axe finds nothing in what a link and the search open, light and dark', async () => {
  const opened: Readonly<Record<string, () => Promise<unknown>>> = {
    'a link': async () => {
      await chords(ada, 'Escape');
      await ada.page.read(`document.querySelector('[role=log] .message a').click()`);
    },
    'a search': async () => {
      await chords(ada, 'Escape');
      await ada.page.click('Search');
      await ada.page.types('cafe');
    },
  };
  await hasNoFaults(ada, opened);
});

test('none of it made a page ask for anything else, run anything or break its policy', async () => {
  for (const guest of both) await isQuiet(guest, guests.near);
});
