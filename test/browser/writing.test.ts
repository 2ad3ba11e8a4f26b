// Writing by keyboard and mouse: formats, undo, pasting, lengths, completion, drafts. The room is on this machine:
// Tor is not the point.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import type { PageGuest } from './page-guest.ts';
import {
  chords,
  clears,
  clicksText,
  comesTo,
  dialog,
  drafts,
  field,
  hasNoFaults,
  isQuiet,
  noDialog,
  noList,
  openTwoGuests,
  pastes,
  pieces,
  value,
  type TwoGuests,
} from './two-guests.ts';

let guests: TwoGuests;
let ada: PageGuest;
let both: readonly PageGuest[];
let mallory: IrcClient;

beforeAll(async () => {
  guests = await openTwoGuests();
  ({ ada, both, mallory } = guests);
});

afterAll(() => guests.end());

beforeEach(async () => {
  for (const guest of both) await clears(guest);
});

test('formats are typed by keys, stand in the field as signs, and are seen before they are sent', async () => {
  for (const guest of both) {
    const { page } = guest;
    await drafts(guest, 'so ');
    await page.chord('ControlLeft', 'KeyB');
    await page.types('very');
    await page.chord('ControlLeft', 'KeyB');
    await page.types(' good');
    expect(await value(guest)).toBe('so ⒷveryⒷ good');
    await comesTo(
      guest,
      `document.querySelector('.preview-line').innerHTML`,
      'so <span class="styled bold">very</span> good',
    );
    await chords(guest, 'Enter');
    await comesTo(guest, pieces, [['bold', 'very', false]]);
  }
  for (const nick of ['ada', 'bea']) {
    await mallory.hears(new RegExp(`^:${nick}!.* PRIVMSG #lobby :so \x02very\x02 good$`));
  }
});

test('what is selected is formatted by the toolbar, and keeps the selection', async () => {
  await drafts(ada, 'red wine');
  await ada.page.read(`${field}.setSelectionRange(0, 3)`);
  await ada.page.click('Formatting');
  await ada.page.read(`(() => {
    const select = document.querySelector('.format-bar select');
    select.value = 'red';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  expect(await value(ada)).toBe('Ⓒ04redⒸ wine');
  expect(
    await ada.page.read(`${field}.value.slice(${field}.selectionStart, ${field}.selectionEnd)`),
  ).toBe('red');
  await ada.page.click('Formatting');
});

test('the browser’s own undo takes back what was put in for the guest, step by step', async () => {
  for (const guest of both) {
    const { page } = guest;
    await page.types('so good');
    await page.read(`${field}.setSelectionRange(3, 7)`);
    await page.chord('ControlLeft', 'KeyB');
    expect(await value(guest)).toBe('so ⒷgoodⒷ');
    await page.read(`${field}.setSelectionRange(9, 9)`);
    await page.types(' :tada:');
    expect(await value(guest)).toBe('so ⒷgoodⒷ 🎉');
    await page.chord('ControlLeft', 'KeyZ');
    await comesTo(guest, `${field}.value`, 'so ⒷgoodⒷ :tada:');
    for (const wanted of ['so good', '']) {
      await until(`${page.browser} to have "${wanted}" again`, async () => {
        await page.chord('ControlLeft', 'KeyZ');
        return (await value(guest)) === wanted;
      });
    }
    await page.chord('ControlLeft', 'ShiftLeft', 'KeyZ');
    await until(`${page.browser} to have all again`, async () => {
      await page.chord('ControlLeft', 'ShiftLeft', 'KeyZ');
      return (await value(guest)) === 'so ⒷgoodⒷ 🎉';
    });
    // After an undo the draft is sent as it is.
    await comesTo(guest, `document.querySelector('.preview-line')?.textContent`, 'so good 🎉');
  }
});

test('undo takes back a button’s format, a completed name and a paste, too', async () => {
  for (const guest of both) {
    const { page } = guest;
    await page.types('well');
    await page.read(`${field}.setSelectionRange(0, 4)`);
    await page.click('Formatting');
    await page.click('Bold');
    expect(await value(guest)).toBe('ⒷwellⒷ');
    await page.chord('ControlLeft', 'KeyZ');
    await comesTo(guest, `${field}.value`, 'well');
    await page.click('Formatting');

    await drafts(guest, '');
    await page.types('ma');
    await chords(guest, 'Tab');
    expect(await value(guest)).toBe('mallory: ');
    await page.chord('ControlLeft', 'KeyZ');
    await comesTo(guest, `${field}.value`, 'ma');

    await drafts(guest, '');
    await page.types('a z');
    await pastes(guest, 'one\ntwo');
    await clicksText(guest, 'dialog button', 'Paste as 2 messages');
    await comesTo(guest, `${field}.value`, 'a zone\ntwo');
    await page.chord('ControlLeft', 'KeyZ');
    await comesTo(guest, `${field}.value`, 'a z');
  }
});

test('several lines are pasted only as the guest wants, and none is sent by it', async () => {
  for (const guest of both) {
    await drafts(guest, '');
    await pastes(guest, 'one line only');
    await comesTo(guest, `${field}.value`, 'one line only');
    expect(await guest.page.read(noDialog)).toBe(true);

    await drafts(guest, 'a  z');
    await guest.page.read(`${field}.setSelectionRange(2, 2)`);
    await pastes(guest, 'one\n\n  two\nthree\n');
    await comesTo(guest, `${dialog}?.querySelector('pre').textContent`, 'one\n  two\nthree');
    await clicksText(guest, 'dialog button', 'Do not paste');
    await comesTo(guest, `${dialog} === null && ${field} === document.activeElement`, true);
    expect(await value(guest)).toBe('a  z');

    await pastes(guest, 'one\n\n  two\nthree\n');
    await clicksText(guest, 'dialog button', 'Paste as one line');
    await comesTo(guest, `${field}.value`, 'a one two three z');

    await drafts(guest, '');
    await pastes(guest, 'one\ntwo');
    await clicksText(guest, 'dialog button', 'Paste as 2 messages');
    await comesTo(guest, `${field}.value`, 'one\ntwo');
    await comesTo(guest, `document.querySelector('.draft-notes').textContent`, '2 messages');
  }
  expect(mallory.lines.filter((line) => /:(one|two|a one two)/.test(line))).toEqual([]);
});

test('more than others would read at once is neither pasted nor sent', async () => {
  await pastes(ada, Array.from({ length: 21 }, (_, n) => `line ${n}`).join('\n'));
  await until('the question', async () => (await ada.page.read(noDialog)) === false);
  const told = String(await ada.page.read(`${dialog}.textContent`));
  expect(told).toContain('More than 20 messages at once');
  expect(told).not.toContain('as 21 messages');
  await chords(ada, 'Escape');
  await drafts(ada, Array.from({ length: 21 }, (_, n) => `line ${n}`).join('\n'));
  await chords(ada, 'Enter');
  await comesTo(ada, `${field}.value.split('\\n').length`, 21);
  await comesTo(ada, `document.querySelector('.too-many') !== null`, true);
});

test('how much fits is told before it is cut, in bytes', async () => {
  const prefix = Buffer.byteLength(':ada!@ PRIVMSG #lobby :\r\n');
  const notes = `document.querySelector('.draft-notes')?.textContent ?? ''`;
  for (const guest of both) {
    await drafts(guest, 'é'.repeat(190));
    await comesTo(guest, notes, `${512 - prefix - 84 - 380} bytes left`);
    await drafts(guest, 'é'.repeat(220));
    await comesTo(guest, notes, '2 messages');
  }
});

test('names, commands and emoji are completed by keyboard, from a list that is told', async () => {
  for (const guest of both) {
    const { page } = guest;
    const option = `document.querySelector('[role=option][aria-selected=true]')`;
    await page.types('@mal');
    await comesTo(guest, `document.querySelectorAll('[role=listbox] [role=option]').length`, 1);
    await chords(guest, 'ArrowDown');
    await comesTo(guest, `${field}.value`, 'mallory: ');

    await drafts(guest, '');
    await page.types('/m');
    await comesTo(
      guest,
      `${field}.getAttribute('aria-controls') === document.querySelector('[role=listbox]').id`,
      true,
    );
    expect(await page.read(`${field}.hasAttribute('aria-activedescendant')`)).toBe(false);
    await chords(guest, 'ArrowDown', 'ArrowDown');
    await comesTo(guest, `${field}.getAttribute('aria-activedescendant') === ${option}.id`, true);
    const chosen = await page.read(`${option}.querySelector('bdi').textContent`);
    expect(await value(guest)).toBe(`${String(chosen)} `);
    await chords(guest, 'Escape');
    await comesTo(guest, `[${field}.value, ${noList}]`, ['/m', true]);

    await drafts(guest, '');
    await page.types('so :smil');
    await chords(guest, 'ArrowDown', 'ArrowDown', 'Enter');
    await comesTo(guest, noList, true);
    expect(await value(guest)).toMatch(/^so \p{RGI_Emoji} $/v);
    await page.types('and :tada: and ma');
    await chords(guest, 'Tab');
    expect(await value(guest)).toMatch(/ and 🎉 and mallory $/u);
  }
});

test('what Tab has completed is sent by the next Enter, whether one thing fits or many', async () => {
  for (const guest of both) {
    const { page } = guest;
    const { browser } = page;
    for (const [typed, sent] of [
      [`one ${browser} :smil`, new RegExp(`one ${browser} \\p{RGI_Emoji}`, 'v')],
      [`two ${browser} :tad`, new RegExp(`two ${browser} 🎉`, 'u')],
      [`three ${browser} mal`, new RegExp(`three ${browser} mallory`)],
      [`four ${browser} :hea`, new RegExp(`four ${browser} \\p{RGI_Emoji}`, 'v')],
    ] as const) {
      await drafts(guest, '');
      await page.types(typed);
      await chords(guest, 'Tab', 'Enter');
      await guest.sees(sent);
      await comesTo(guest, `[${field}.value, ${noList}]`, ['', true]);
    }
  }
});

test('Enter that ends a composition sends nothing, in the order of every browser', async () => {
  const press = (key: string, isComposing: boolean, keyCode: number): string => `
    ${field}.dispatchEvent(new KeyboardEvent('keydown', {
      key: '${key}', isComposing: ${isComposing}, keyCode: ${keyCode}, bubbles: true, cancelable: true,
    }))`;
  for (const guest of both) {
    const { page } = guest;
    await drafts(guest, 'こんにちは');
    const before = await guest.log();
    await page.read(press('Enter', true, 13));
    await page.read(press('Enter', true, 229));
    // Safari: compositionend comes first, and then `isComposing` is false for the key.
    await page.read(press('Enter', false, 229));
    await page.read(press('Process', false, 229));
    expect(await value(guest)).toBe('こんにちは');
    expect(await guest.log()).toBe(before);
    await page.read(press('Enter', false, 13));
    await guest.sees('こんにちは');
  }
});

test('what is being written stays with its channel, also while one writes elsewhere', async () => {
  for (const guest of both) {
    await guest.says('/join #drafts');
    await guest.looksAt('#drafts');
    await drafts(guest, 'another');
    await guest.looksAt('#lobby');
    await drafts(guest, 'half a thought');
    await guest.looksAt('#drafts');
    expect(await value(guest)).toBe('another');
    await guest.says('/part');
    await comesTo(guest, `document.querySelector('h1').textContent`, '#lobby');
    expect(await value(guest)).toBe('half a thought');
  }
});

test('axe finds nothing in what opens around the field, light and dark', async () => {
  const opened: Readonly<Record<string, () => Promise<unknown>>> = {
    suggestions: () => ada.page.types('/m'),
    'a choice': () => ada.page.chord('ArrowDown'),
    formats: async () => {
      await drafts(ada, 'Ⓒ08yellowⒸ Ⓒ01,01hiddenⒸ');
      await ada.page.click('Formatting');
    },
    'too long': () => drafts(ada, 'a\nb\n'.repeat(11)),
    'a paste': () => pastes(ada, 'one\ntwo'),
  };
  await hasNoFaults(ada, opened);
});

test('none of it made a page ask for anything else, run anything or break its policy', async () => {
  for (const guest of both) await isQuiet(guest, guests.near);
});
