// What the page hides, in real browsers: no store holds anything, the lock covers the room, and
// "Erase and leave" leaves nothing. The room is on this machine: Tor is not the point.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openChromium, openFirefox } from '../support/browsers.ts';
import { until } from '../support/until.ts';
import { Guest, openStage, type Stage } from '../visual/stage.ts';

let stage: Stage;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const chromium = await openChromium(null);
  closers.push(() => chromium.close());
  const firefox = await openFirefox(null);
  closers.push(() => firefox.close());
  stage = await openStage([chromium, firefox]);
  closers.push(() => stage.end());
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

const link = (): string => stage.room.ready.web.link;
const guest = (at: number): Guest => {
  const found = stage.guests[at];
  if (found === undefined) throw new Error(`no guest ${at}`);
  return found;
};
const both = [
  ['Chromium', 0],
  ['Firefox', 1],
] as const;

/** Everything that a script can read of the page, the names of the accessibility tree included. */
const everything = `document.documentElement.outerHTML + document.title +
  [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')`;

/** The value of an expression; null while one page is replaced by another. */
async function meanwhile({ page }: Guest, expression: string): Promise<unknown> {
  return page.read(expression).catch(() => null);
}

/** Goes one step back in the tab's history, and waits until that page is loaded. */
async function goBack(one: Guest): Promise<void> {
  await one.page.read(`setTimeout(() => history.back(), 0); globalThis.before = true; undefined`);
  const arrived = `document.readyState === 'complete' && globalThis.before !== true`;
  await until('the page before this one', async () => (await meanwhile(one, arrived)) === true);
}

const kept = `(async () => JSON.stringify({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookies: document.cookie,
}))()`;
const nothing = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: '' };

describe.each(both)('%s', (_, at) => {
  test('keeps nothing in any store, whatever the guest says and chooses', async () => {
    const one = guest(at);
    await one.enters(link());
    await one.says('between us and the room');
    await one.sees('between us and the room');
    await one.clicks('nav button', 'Settings');
    await one.clicks('dialog [role=switch]', 'number of unread');
    await one.clicks('dialog button', 'Español');
    await one.sees('Ajustes');
    await one.clicks('dialog button', 'English');
    await one.closesSheets();
    expect(JSON.parse(String(await one.page.read(kept)))).toEqual(nothing);
  });

  test('covers itself at a key: nothing of the talk is in the document, and the passphrase uncovers it', async () => {
    const one = guest(at);
    const draft = 'half a thought';
    await one.page.fill('Message to #lobby', draft);
    await one.page.chord('AltLeft', 'ShiftLeft', 'KeyL');
    await one.sees('Locked');
    stage.olga.say(`PRIVMSG #lobby :${one.nick}: are you there?`);
    await stage.olga.sync();
    const page = String(await one.page.read(everything));
    for (const word of ['between us', draft, 'lobby', 'olga', 'are you there', '(1)']) {
      expect(page).not.toContain(word);
    }
    await one.page.fillSecret(String(stage.room.ready.passphrase));
    await one.page.click('Unlock');
    await one.sees('are you there?');
    expect(String(await one.page.read(everything))).toContain(draft);
  });

  test('stays covered over back and forward', async () => {
    const one = guest(at);
    await one.page.chord('AltLeft', 'ShiftLeft', 'KeyL');
    await one.sees('Locked');
    await one.page.open('about:blank');
    await goBack(one);
    await until('the page to be back', () =>
      one.page.read(`document.querySelector('h1') !== null`),
    );
    expect(String(await one.page.read(everything))).not.toContain('between us');
  });

  test('closes the room for the guest at a key: the room hears a goodbye, the page is empty, and back leads nowhere', async () => {
    // The server keeps the locked page's place for a while, so this guest needs another nickname.
    const one = new Guest(guest(at).page, `${guest(at).nick}-again`);
    await one.enters(link());
    await one.says('soon forgotten');
    await one.sees('soon forgotten');
    await one.page.chord('AltLeft', 'ShiftLeft', 'KeyX');
    await stage.olga.hears(new RegExp(`^:${one.nick}!.* QUIT `));
    await until(
      'an empty page',
      async () => (await meanwhile(one, 'location.href')) === 'about:blank',
    );
    expect(await one.page.read('document.title')).toBe('');
    await goBack(one);
    expect(String(await one.page.read(everything))).not.toContain('soon forgotten');
  });
});
