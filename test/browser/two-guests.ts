// Shared by the suites about messages: a guest in a Chromium and one in a Firefox, in a room on this machine, and
// what they do by keys.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect } from 'vitest';

import { openChromium, openFirefox, type KeyCode } from '../support/browsers.ts';
import { passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { pasteByKeys } from '../support/paste-by-keys.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { PageGuest } from './page-guest.ts';

export interface TwoGuests {
  readonly near: NearRoom;
  /** In a Chromium. */
  readonly ada: PageGuest;
  /** In a Firefox. */
  readonly bea: PageGuest;
  readonly both: readonly PageGuest[];
  /** An IRC client: sends what the pages have to show. */
  readonly mallory: IrcClient;
  end(): Promise<void>;
}

export async function openTwoGuests(): Promise<TwoGuests> {
  const near = await openNearRoom();
  const mallory = near.room.irc();
  await mallory.enters('mallory', passphrase, '#lobby');
  const [chromium, firefox] = await Promise.all([openChromium(null), openFirefox(null)]);
  const ada = new PageGuest(chromium);
  const bea = new PageGuest(firefox);
  await ada.enters(near.link, 'ada');
  await bea.enters(near.link, 'bea');
  // A Firefox without a screen never has the focus, so the page counts nothing as read.
  await bea.page.read(`document.hasFocus = () => true; dispatchEvent(new Event('focus'));`);
  return {
    near,
    ada,
    bea,
    both: [ada, bea],
    mallory,
    async end() {
      await firefox.close();
      await chromium.close();
      await near.end();
    },
  };
}

export const field = `document.querySelector('.composer textarea')`;
export const dialog = `document.querySelector('dialog[open]')`;
export const noDialog = `${dialog} === null`;
export const noList = `document.querySelector('[role=listbox]') === null`;

/** The field's text. */
export const value = async ({ page }: PageGuest): Promise<string> =>
  String(await page.read(`${field}.value`));

/** An expression with this value. */
export async function comesTo(
  { page }: PageGuest,
  expression: string,
  wanted: unknown,
): Promise<void> {
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

/** Puts the whole text into the field, without sending it. */
export async function drafts({ page }: PageGuest, text: string): Promise<void> {
  await page.read(`(() => {
    const field = ${field};
    field.focus();
    field.value = ${JSON.stringify(text)};
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
}

export async function chords({ page }: PageGuest, ...keys: readonly KeyCode[]): Promise<void> {
  for (const key of keys) await page.chord(key);
}

/** Pastes the text at the cursor, by keys. */
export function pastes({ page }: PageGuest, text: string): Promise<void> {
  return pasteByKeys(page, field, text);
}

export async function clicksText(
  { page }: PageGuest,
  selector: string,
  text: string,
): Promise<void> {
  const click = `(() => {
    const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
      .find((element) => element.textContent.includes(${JSON.stringify(text)}));
    found?.click();
    return found !== undefined;
  })()`;
  await until(`${page.browser} to click ${selector} "${text}"`, () => page.read(click));
}

/** Closes everything, and empties the field. */
export async function clears(guest: PageGuest): Promise<void> {
  if ((await guest.page.read(noDialog)) !== true) await chords(guest, 'Escape');
  await drafts(guest, '');
}

/** The last message's styled pieces: their classes, texts and whether they have a colour. */
export const pieces = `[...[...document.querySelectorAll('[role=log] .message')].at(-1).querySelectorAll('.styled')]
  .map((one) => [one.className.replace('styled', '').trim(), one.textContent, one.style.color !== ''])`;

/** The page sent requests to the room only, ran no foreign script and violated no policy. */
export async function isQuiet({ page }: PageGuest, { room }: NearRoom): Promise<void> {
  for (const url of page.asked) expect(new URL(url).host).toBe(`127.0.0.1:${room.webPort}`);
  expect(await page.alarms()).toEqual([]);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's findings in the page. */
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

/** The same for what these open, one after the other, in both colour schemes. */
export async function hasNoFaults(
  guest: PageGuest,
  opened: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<void> {
  for (const [state, open] of Object.entries(opened)) {
    await open();
    for (const colours of ['dark', 'light'] as const) {
      await guest.page.colours(colours);
      expect(await faults(guest), `${state}, ${colours}`).toEqual([]);
    }
  }
}
