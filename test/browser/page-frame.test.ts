// Everything around the messages, in a real browser: moderation, focus, alerts, small screens, languages. The room
// is on this machine: Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, type Chromium } from '../support/browsers.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { Guest, openStage, type Stage } from '../visual/stage.ts';

let stage: Stage;
let chromium: Chromium;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  chromium = await openChromium(null);
  closers.push(() => chromium.close());
  stage = await openStage([chromium]);
  closers.push(() => stage.end());
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

const link = (): string => stage.room.ready.web.link;
const carla = (): Guest => new Guest(chromium, 'carla');
const focused = `document.activeElement === document.body ? 'nothing' :
  document.activeElement.tagName + ' ' + (document.activeElement.textContent || document.activeElement.ariaLabel)`;

test('an operator bans by the menu: that session is out and stays out, whatever its name; until it is lifted', async () => {
  const one = carla();
  await one.enters(link());
  await stage.olga.hears(new RegExp(`:${one.nick}!\\S+ JOIN `));
  stage.olga.say(`MODE #lobby +o ${one.nick}`);
  await one.sees(`olga made ${one.nick} an operator`);
  const mallory = IrcClient.tcp({ host: '127.0.0.1', port: stage.room.ports.irc });
  closers.push(async () => mallory.close());
  await mallory.enters('mallory', stage.room.ready.passphrase, '#lobby');
  await one.clicks('aside.people button.person', 'mallory');
  await one.sees('Remove and ban');
  await one.clicks('dialog button', 'Remove and ban');
  await one.clicks('dialog button', 'Remove and ban');
  await mallory.hears(/ KICK #lobby mallory /);
  mallory.say('NICK angel', 'JOIN #lobby');
  await mallory.hears(/ 474 /);
  await one.sees(`${one.nick} banned`);
  await one.clicks('.head-bar button[aria-label^="Topic and settings"]');
  await one.clicks('dialog button', 'Unban');
  await one.sees('Nobody is banned.');
  await one.closesSheets();
  mallory.say('JOIN #lobby');
  await mallory.hears(/ 366 .* #lobby /);
});

test('what the room refuses is told in words', async () => {
  const one = carla();
  stage.olga.say(`MODE #lobby -o ${one.nick}`);
  await one.sees(`olga removed ${one.nick}’s operator rights`);
  await one.says('/kick olga');
  await one.sees('Only an operator of #lobby can do that.');
});

test('the topic and the rules of a channel are set in its sheet', async () => {
  const one = carla();
  stage.olga.say(`MODE #lobby +o ${one.nick}`);
  await one.has('.head-bar button[aria-label^="Topic and settings"]');
  await one.clicks('.head-bar button[aria-label^="Topic and settings"]');
  await one.page.fill('Topic', 'Only for a day');
  await one.page.press('Topic', 'Enter');
  await stage.olga.hears(/ TOPIC #lobby :Only for a day$/);
  await one.clicks('dialog [role=switch]', 'Only operators and people with voice');
  await stage.olga.hears(/ MODE #lobby \+m/);
  await one.has('dialog [role=switch][aria-checked=true]');
  await one.closesSheets();
  stage.olga.say('MODE #lobby -m');
});

test('the focus is never lost: not when a sheet closes, nor when what had it is gone', async () => {
  const one = carla();
  await one.page.read(
    `document.querySelector('.head-bar button[aria-label^="Topic and settings"]').focus()`,
  );
  await one.page.chord('Enter');
  await one.has('dialog[open]');
  await one.page.chord('Escape');
  await one.hasNoSheet();
  expect(await one.page.read(focused)).toContain('Topic and settings');
  const mallory = `[...document.querySelectorAll('aside.people button')].find((one) => one.textContent.includes('angel'))`;
  await until('angel in the list', () => one.page.read(`${mallory} !== undefined`));
  await one.page.read(`${mallory}.focus()`);
  stage.olga.say('KICK #lobby angel :enough');
  await until('angel to be gone', () => one.page.read(`${mallory} === undefined`));
  await until(
    'the focus to be somewhere',
    async () => (await one.page.read(focused)) !== 'nothing',
  );
});

test('every place is reached by keys', async () => {
  const one = carla();
  stage.olga.say(`PRIVMSG ${one.nick} :psst`);
  await one.has('.badge');
  await one.page.chord('AltLeft', 'ShiftLeft', 'ArrowDown');
  await one.sees('Private chat');
  await one.page.chord('AltLeft', 'ArrowUp');
  await one.sees('Only for a day');
  await one.page.chord('AltLeft', 'ShiftLeft', 'KeyH');
  await one.sees('Shortcuts and commands');
  await one.page.chord('Escape');
  await one.hasNoSheet();
  await one.page.chord('AltLeft', 'ShiftLeft', 'KeyP');
  expect(await one.page.read(`document.activeElement.matches('aside.people button')`)).toBe(true);
  await one.page.chord('AltLeft', 'ShiftLeft', 'KeyM');
  expect(await one.page.read(`document.activeElement.matches('.composer textarea')`)).toBe(true);
});

test('at 320 pixels, and at 400 % of a small desk, all is in reach and nothing is cut off', async () => {
  const one = carla();
  for (const [width, height] of [
    [320, 640],
    [320, 256],
  ] as const) {
    await one.page.resize(width, height);
    const fits = `document.documentElement.scrollWidth <= document.documentElement.clientWidth &&
      document.querySelector('[role=log]').clientHeight >= 60 &&
      document.querySelector('.composer textarea').getBoundingClientRect().bottom <= innerHeight`;
    await until(`the page to fit into ${width} × ${height}`, () => one.page.read(fits));
    await one.page.click('Formatting');
    await one.drafts('Ⓑa Ⓑlong Ⓑdraft '.repeat(12));
    await one.has('.preview-line');
    const stillFits = fits.replace('>= 60', '>= 20');
    await until(`it to fit while one writes, ${width} × ${height}`, () => one.page.read(stillFits));
    await one.drafts('');
    await one.page.click('Formatting');
  }
  await one.page.resize(1280, 800);
});

test('a page that nobody looks at calls only if it was told to, and never says what was said', async () => {
  const one = carla();
  await one.page.read(`
    globalThis.called = [];
    globalThis.Notification = class {
      static permission = 'granted';
      constructor(title, options) { called.push(title + ' ' + options.body); }
      addEventListener() {}
      close() {}
    };
    globalThis.AudioContext = class extends AudioContext {
      constructor() { super(); called.push('sound'); }
    };
    Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true });
    dispatchEvent(new Event('blur'));
    undefined`);
  const called = async () => (await one.page.read('JSON.stringify(called)')) as string;
  stage.olga.say(`PRIVMSG ${one.nick} :the password is swordfish`);
  await one.has('.badge');
  expect(await called()).toBe('[]');
  expect(await one.page.read('document.title')).toBe('Mayfly');
  await one.clicks('nav button', 'Settings');
  for (const choice of [
    'Play a short sound',
    'Show the number of unread',
    'Show a browser notification',
  ]) {
    await one.clicks('dialog [role=switch]', choice);
  }
  await one.closesSheets();
  await until(
    'the title to count',
    async () => (await one.page.read('document.title')) === '(1) Mayfly',
  );
  // There was an alert a moment ago: the next one waits.
  await until(
    'a call',
    async () => {
      stage.olga.say(`PRIVMSG ${one.nick} :swordfish`);
      await stage.olga.sync();
      return (await called()).includes('a new message');
    },
    { everyMs: 500 },
  );
  const news = 'Mayfly You have a new message.';
  expect(await called()).toMatch(new RegExp(`^\\["sound"(,"${news}")+\\]$`));
});

test('the language is chosen by hand, at the door and inside', async () => {
  const one = carla();
  await one.opens(link());
  await one.clicks('.languages button', 'Português');
  await one.sees('Entrar na sala');
  expect(await one.page.read('document.documentElement.lang')).toBe('pt-BR');
  await one.clicks('.languages button', 'English');
});

test('the first paint needs no script: it says what this is, and leads on without it', async () => {
  const { url } = stage.room.ready.web;
  const html = await (await fetch(url)).text();
  const bare = html.replace(/<script.*?<\/script>/s, '');
  expect(bare).not.toBe(html);
  const page = await chromium.openForeign(url, bare);
  expect(await page.locator('h1').innerText()).toBe('A room that lives in memory only');
  expect(await page.locator('.loading a').getAttribute('href')).toBe('/lite');
  await page.close();
});
