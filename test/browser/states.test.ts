// axe checks every state of the page, in Chromium and Firefox, light and dark, on a desk and on a phone. The room
// is on this machine: Tor is not the point.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, openFirefox, type BrowserPage } from '../support/browsers.ts';
import { openStage, type Guest, type Stage } from '../visual/stage.ts';
import { states } from '../visual/states.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

let stage: Stage;
const pages: BrowserPage[] = [];
const closers: (() => Promise<void>)[] = [
  async () => void (await Promise.all(pages.map((page) => page.close()))),
];

beforeAll(async () => {
  pages.push(await openChromium(null));
  pages.push(...(await Promise.all([openFirefox(null, 'light'), openFirefox(null, 'dark')])));
  stage = await openStage(pages);
  closers.push(() => stage.end());
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

/** axe's findings, in short. @param rules all, or only those that depend on colours. */
async function faults(page: BrowserPage, rules: 'all' | 'colours'): Promise<readonly unknown[]> {
  if ((await page.read('typeof axe')) === 'undefined') await page.read(`${axe}; undefined`);
  const options =
    rules === 'all'
      ? { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
      : { runOnly: { type: 'rule', values: ['color-contrast'] } };
  const found =
    await page.read(`axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})
    .then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => [id, target.join(' '), failureSummary]))))`);
  return JSON.parse(String(found)) as readonly unknown[];
}

/** The page does not scroll sideways, and what a finger touches has 44 px or is in a line of text. */
const measure = `JSON.stringify([
  ...[...document.querySelectorAll('body *')]
    .filter(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => 'too wide: ' + element.outerHTML.slice(0, 90)),
  ...[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')]
    // Nobody touches elements for screen readers or for copying only.
    .filter((element) => element.checkVisibility() && !element.matches('.inline, .visually-hidden'))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
    .map(([element, { width, height }]) => element.outerHTML.slice(0, 90) + ' ' + width + ' × ' + height),
])`;

async function misfits(page: BrowserPage): Promise<readonly unknown[]> {
  return JSON.parse(String(await page.read(measure))) as readonly unknown[];
}

/** Waits until the page is rendered in its new size. */
const drawn = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`;

/** Checks a page in both sizes and, if the browser can, in both colour schemes. @returns the faults. */
async function inspect({ page }: Guest, small: boolean): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const note = (where: string, wrong: readonly unknown[]): void => {
    found.push(...wrong.map((one) => [page.browser, where, one]));
  };
  const changes = page.browser === 'chromium';
  if (!small) {
    note('desk', await faults(page, 'all'));
    if (changes) await page.colours('dark');
    if (changes) note('desk, dark', await faults(page, 'colours'));
    await page.resize(phone.width, phone.height);
    await page.read(drawn);
  }
  note('phone', await faults(page, changes ? 'all' : 'colours'));
  note('phone', await misfits(page));
  if (changes) await page.colours('light');
  await page.resize(desk.width, desk.height);
  return found;
}

test.each(states)('$name', async ({ small = false, reach, during }) => {
  const found: unknown[] = [];
  const look = async (): Promise<void> => {
    if (small) await stage.all(({ page }) => page.resize(phone.width, phone.height));
    await reach(stage);
    await stage.all(async (guest) => void found.push(...(await inspect(guest, small))));
    if (small) await stage.all((guest) => guest.closesSheets());
  };
  await (during === undefined ? look() : during(stage, look));
  expect(found).toEqual([]);
});
