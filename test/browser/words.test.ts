// What is said and read, as people do it by keyboard and mouse: formats, links, pastes, completion, search,
// mute, drafts, and the way back to where one stopped. The room is on this machine: Tor is not the point.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { openChromium, openFirefox, type KeyCode } from '../support/browsers.ts';
import { passphrase } from '../support/gateway.ts';
import { disguises, markup } from '../support/hostile-texts.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { PageGuest } from './page-guest.ts';

let near: NearRoom;
/** In a Chromium. */
let ada: PageGuest;
/** In a Firefox. */
let bea: PageGuest;
let both: readonly PageGuest[];
let mallory: IrcClient;

const closers: (() => unknown)[] = [];

beforeAll(async () => {
  near = await openNearRoom();
  mallory = near.room.irc();
  await mallory.enters('mallory', passphrase, '#lobby');
  const [chromium, firefox] = await Promise.all([openChromium(null), openFirefox(null)]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  ada = new PageGuest(chromium);
  bea = new PageGuest(firefox);
  both = [ada, bea];
  await ada.enters(near.link, 'ada');
  await bea.enters(near.link, 'bea');
  // A Firefox without a screen never has the focus, and the page takes nothing as read.
  await bea.page.read(`document.hasFocus = () => true; dispatchEvent(new Event('focus'));`);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await near.end();
});

const field = `document.querySelector('.composer textarea')`;
const dialog = `document.querySelector('dialog[open]')`;
const noDialog = `${dialog} === null`;
const noList = `document.querySelector('[role=listbox]') === null`;

const value = async ({ page }: PageGuest): Promise<string> =>
  String(await page.read(`${field}.value`));

/** An expression that comes to this value. */
async function comesTo({ page }: PageGuest, expression: string, wanted: unknown): Promise<void> {
  let last: unknown;
  const is = async (): Promise<boolean> => {
    last = await page.read(expression);
    return JSON.stringify(last) === JSON.stringify(wanted);
  };
  try {
    await until(expression, is, { withinMs: 15_000 });
  } catch {
    expect(last, `${page.browser}: ${expression}`).toEqual(wanted);
  }
}

/** Puts this into the field as a whole, without sending it. */
async function drafts({ page }: PageGuest, text: string): Promise<void> {
  await page.read(`(() => {
    const field = ${field};
    field.focus();
    field.value = ${JSON.stringify(text)};
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
}

async function chords({ page }: PageGuest, ...keys: readonly KeyCode[]): Promise<void> {
  for (const key of keys) await page.chord(key);
}

/** Copies it from somewhere and pastes it where the cursor stands, by keys. */
async function pastes({ page }: PageGuest, text: string): Promise<void> {
  await page.read(`(() => {
    const source = document.createElement('textarea');
    source.id = 'source';
    source.value = ${JSON.stringify(text)};
    document.body.append(source);
    source.select();
  })()`);
  await page.chord('ControlLeft', 'KeyC');
  await page.read(`(() => {
    ${field}.focus();
    document.getElementById('source').remove();
  })()`);
  await page.chord('ControlLeft', 'KeyV');
}

async function clicksText({ page }: PageGuest, selector: string, text: string): Promise<void> {
  const click = `(() => {
    const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
      .find((element) => element.textContent.includes(${JSON.stringify(text)}));
    found?.click();
    return found !== undefined;
  })()`;
  await until(`${page.browser} to click ${selector} "${text}"`, () => page.read(click));
}

beforeEach(async () => {
  for (const guest of both) {
    if ((await guest.page.read(noDialog)) !== true) await chords(guest, 'Escape');
    await drafts(guest, '');
  }
});

/** The last message's styled pieces: their classes, texts and whether they have a colour. */
const pieces = `[...[...document.querySelectorAll('[role=log] .said')].at(-1).querySelectorAll('.styled')]
  .map((one) => [one.className.replace('styled', '').trim(), one.textContent, one.style.color !== ''])`;

test('formats of others are seen', async () => {
  mallory.say(
    'PRIVMSG #lobby :\x02bold \x1dboth\x0f \x1funder\x1f \x1estruck\x1e \x11typed\x11 \x034red\x03 \x0399plain \x16turned\x16',
  );
  for (const guest of both) {
    await guest.sees('bold both under struck typed red plain turned');
    await comesTo(guest, pieces, [
      ['bold', 'bold ', false],
      ['bold italic', 'both', false],
      ['underline', 'under', false],
      ['strike', 'struck', false],
      ['mono', 'typed', false],
      ['', 'red', true],
      ['', 'turned', true],
    ]);
  }
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

const shownAddress = `${dialog}?.querySelector('.address').textContent ?? null`;

test('a link asks before it leads away, and shows whose it is', async () => {
  mallory.say('PRIVMSG #lobby :see https://аррӏе.com/\u202egnp.x?q#z now');
  for (const guest of both) {
    const { page } = guest;
    await guest.sees('see https://аррӏе.com/gnp.x?q#z now');
    const link = `[...document.querySelectorAll('[role=log] .said a')].at(-1)`;
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

/** Whether a click of that kind on the last link is held back. */
const heldBack = (kind: string, button: number): string => `(() => {
  const link = [...document.querySelectorAll('[role=log] .said a')].at(-1);
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
  const own = `http://127.0.0.1:${near.room.webPort}/#room=side`;
  mallory.say(`PRIVMSG #lobby :${own}`);
  for (const guest of both) {
    await guest.sees(own);
    expect(await guest.page.read(heldBack('click', 0))).toBe(false);
    await comesTo(guest, noDialog, true);
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
    await comesTo(guest, notes, `Room for ${512 - prefix - 84 - 380} more bytes`);
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

/** How many there are of each element that loads, runs or leads somewhere. */
const census = `JSON.stringify(
  ['audio', 'base', 'embed', 'iframe', 'img', 'link', 'meta', 'object', 'script', 'style', 'video']
    .map((tag) => tag + ' ' + document.querySelectorAll(tag).length))`;

const lastSaid = `[...document.querySelectorAll('[role=log] .said .words')].at(-1)?.textContent ?? ''`;
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
    // The key as Firefox's driver sends it reaches fields, and presses no button.
    if (page.browser === 'firefox') await page.read(`document.activeElement.click()`);
    else await chords(guest, 'Enter');
    await comesTo(guest, noDialog, true);
    await comesTo(
      guest,
      `document.activeElement.matches('.said.found') && document.activeElement.textContent`,
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
  await comesTo(bea, `document.activeElement.textContent`, 'a needle');
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

test('a muted person is one quiet line, under a new nickname too, until heard again', async () => {
  const mutedLines = `[...document.querySelectorAll('.muted-lines p')].at(-1)?.textContent ?? ''`;
  for (const guest of both) await guest.says('/mute mallory');
  mallory.say('PRIVMSG #lobby :first nuisance', 'NICK mallet');
  for (const guest of both) await guest.sees('mallory is now mallet');
  mallory.say('PRIVMSG #lobby :second nuisance', 'PRIVMSG #lobby :third nuisance');
  for (const guest of both) {
    await comesTo(guest, mutedLines, '2 messages from people you muted Show');
    expect(await guest.log()).not.toContain('nuisance');
    expect(await guest.page.read(`document.querySelector('.muted-people bdi').textContent`)).toBe(
      'mallet',
    );
    await guest.page.read(`[...document.querySelectorAll('.muted-lines button')].at(-1).click()`);
    await guest.sees('third nuisance');
    expect(await guest.log()).not.toContain('first nuisance');
    await guest.page.click('Hear again: mallet');
    await guest.sees('first nuisance');
  }
  mallory.say('NICK mallory');
  for (const guest of both) await guest.seesPerson('mallory');
});

/** Where the first new line stands: above the log, in it, or nowhere. */
const newLine = `(() => {
  const line = document.querySelector('.new-line');
  if (line === null) return 'none';
  const log = document.querySelector('[role=log]').getBoundingClientRect();
  const { top, bottom } = line.getBoundingClientRect();
  return bottom <= log.top ? 'above' : top >= log.bottom ? 'below' : 'in view';
})()`;
const atBottom = `(() => {
  const { scrollHeight, scrollTop, clientHeight } = document.querySelector('[role=log]');
  return scrollHeight - scrollTop - clientHeight < 2;
})()`;
const lines = (count: number, what: string): readonly string[] =>
  Array.from({ length: count }, (_, n) => `PRIVMSG #lobby :${what} ${n}`);

test('what came while one was elsewhere is marked, and one click away', async () => {
  for (const guest of both) {
    await guest.says('/join #away');
    await guest.looksAt('#away');
  }
  // As many as the gateway lets through at once.
  mallory.say(...lines(35, 'while away'));
  for (const guest of both) {
    await comesTo(guest, `document.querySelector('.place .badge')?.textContent`, '35');
    await guest.looksAt('#lobby');
    await comesTo(guest, atBottom, true);
    await comesTo(guest, newLine, 'above');
    await guest.page.click('35 new messages above');
    await comesTo(guest, newLine, 'in view');
    const first = `document.querySelector('.new-line + .talk .said').textContent`;
    expect(await guest.page.read(first)).toBe('while away 0');
  }
});

/** The line at the top of the log, and its distance from there in whole pixels. */
const topLine = `(() => {
  const log = document.querySelector('[role=log]');
  const top = log.getBoundingClientRect().top;
  const line = [...log.querySelectorAll('[data-line]')]
    .find((one) => one.getBoundingClientRect().bottom > top);
  return [line.dataset.line, Math.round(line.getBoundingClientRect().top - top)];
})()`;
type TopLine = readonly [id: string, px: number];

/** A scroll position is whole pixels, and text is not. */
async function isAt({ page }: PageGuest, [id, px]: TopLine): Promise<void> {
  await until(`${page.browser} to have line ${id} at ${px} px`, async () => {
    const [nowId, nowPx] = (await page.read(topLine)) as TopLine;
    return nowId === id && Math.abs(nowPx - px) <= 1;
  });
}

test('who reads back is not moved by new lines, is told how many, and finds the place again', async () => {
  for (const guest of both) {
    // On, until the mark of the new is out of sight: it goes when one looks elsewhere.
    await guest.page.read(`document.querySelector('[role=log]').scrollTop += 120`);
    await comesTo(guest, newLine, 'above');
  }
  const places = await Promise.all(both.map(({ page }) => page.read(topLine) as Promise<TopLine>));
  mallory.say('PRIVMSG #lobby :one below', 'PRIVMSG #lobby :two below');
  for (const [at, guest] of both.entries()) {
    const place = places[at] ?? ['', 0];
    await guest.sees('two below');
    await comesTo(guest, `document.querySelector('.newest')?.textContent`, '2 new messages below');
    await isAt(guest, place);
    await guest.looksAt('#away');
    await guest.looksAt('#lobby');
    await isAt(guest, place);
    await guest.page.click('2 new messages below');
    await comesTo(guest, atBottom, true);
    await comesTo(guest, `document.querySelector('.newest') === null`, true);
  }
  for (const guest of both) {
    await guest.says('an answer');
    await comesTo(guest, newLine, 'none');
  }
});

test('a log that is at its bottom stays there, whatever becomes of the window', async () => {
  for (const guest of both) {
    for (const [width, height] of [
      [360, 640],
      [1280, 800],
    ] as const) {
      await guest.page.resize(width, height);
      await comesTo(guest, atBottom, true);
      await comesTo(guest, `document.querySelector('[role=log]').dataset.follows`, 'yes');
    }
  }
});

/** The last that was told: what came just before is told with it. */
const told = `document.querySelector('.talk-frame > [aria-live=polite]').textContent.split('\\n').at(-1)`;

test('new lines are told to a screen reader, few by their words, many by their number, one’s own never', async () => {
  mallory.say('PRIVMSG #lobby :for all ears');
  for (const guest of both) await comesTo(guest, told, 'mallory: for all ears');
  await ada.says('my own words');
  await bea.sees('my own words');
  await comesTo(bea, told, 'ada: my own words');
  expect(await ada.page.read(told)).toBe('mallory: for all ears');
  // Somebody whose lines the gateway lets through at once.
  const trudy = near.room.irc();
  await trudy.enters('trudy', passphrase, '#lobby');
  trudy.say(...lines(5, 'many'));
  for (const guest of both) await comesTo(guest, told, '5 new messages');
});

test('an own message says that it is there, the newest alone', async () => {
  for (const guest of both) {
    await guest.says('did it arrive?');
    const words = `[...document.querySelectorAll('.delivery')].map((one) => one.textContent.trim())`;
    await comesTo(guest, `(${words}).join().replace('delivered', 'sent')`, 'sent');
    const said = `[...document.querySelectorAll('.own')].at(-1).querySelector('.delivery') !== null`;
    expect(await guest.page.read(said)).toBe(true);
  }
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function faults({ page }: PageGuest): Promise<unknown> {
  if ((await page.read('typeof axe')) === 'undefined') await page.read(`${axe}; undefined`);
  const rules = JSON.stringify({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  const found = await page.read(`axe.run(document, ${rules}).then(({ violations }) =>
    JSON.stringify(violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, target.join(' '), failureSummary]))))`);
  return JSON.parse(String(found));
}

test('axe finds nothing in what opens around the talk, light and dark', async () => {
  const opened: Readonly<Record<string, () => Promise<unknown>>> = {
    suggestions: () => ada.page.types('/m'),
    'a choice': () => ada.page.chord('ArrowDown'),
    formats: async () => {
      await drafts(ada, 'Ⓒ08yellowⒸ Ⓒ01,01hiddenⒸ');
      await ada.page.click('Formatting');
    },
    'too long': () => drafts(ada, 'a\nb\n'.repeat(11)),
    'a paste': () => pastes(ada, 'one\ntwo'),
    'a link': async () => {
      await chords(ada, 'Escape');
      await ada.page.read(`document.querySelector('[role=log] .said a').click()`);
    },
    'a search': async () => {
      await chords(ada, 'Escape');
      await ada.page.click('Search');
      await ada.page.types('while away');
    },
    'muted people': async () => {
      await chords(ada, 'Escape');
      await ada.says('/mute mallory');
      await ada.page.read(`document.querySelector('.muted-lines button').click()`);
    },
  };
  for (const [state, open] of Object.entries(opened)) {
    await open();
    for (const colours of ['dark', 'light'] as const) {
      await ada.page.colours(colours);
      expect(await faults(ada), `${state}, ${colours}`).toEqual([]);
    }
  }
});

test('none of it made a page ask for anything else, run anything or break its policy', async () => {
  for (const { page } of both) {
    for (const url of page.asked) expect(new URL(url).host).toBe(`127.0.0.1:${near.room.webPort}`);
    expect(await page.alarms()).toEqual([]);
  }
});
