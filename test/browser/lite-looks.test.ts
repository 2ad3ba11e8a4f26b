// Every state of the lite door, checked by rules: axe-core, the width of a phone and of 400 % zoom, the size of what is
// touched. People look at the pictures for the rest: docs/visual.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect, test } from 'vitest';

import type { Language } from '../../server/contract/words/languages.ts';
import { chromiumWithoutScript, type NoScriptBrowser } from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { hostStates, openHostStage } from '../visual/lite-host-states.ts';
import { liteStates, openLiteStage } from '../visual/lite-states.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A frame needs no heading and no landmark of its own: the page around it has them. A refresh brings a broken
// stream back, or is the guest's own choice, which can be changed (WCAG 2.2.1), or looks whether they were let in.
const faults = `(async () => {
  ${axe};
  const rules = window === window.top ? {
    iframes: false,
    rules: { 'meta-refresh': { enabled: document.querySelector('.two-words') === null } },
  } : {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'meta-refresh': { enabled: false } },
  };
  const { violations } = await axe.run(rules);
  return violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html).join(' '));
})()`;

// WCAG 2.5.5: 44 by 44, except links in a sentence.
const small = `[...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary, label.choice')]
  .filter((one) => one.closest('p.message, p.event, .topic, label.choice > *') === null)
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one, (one.closest('label.choice') ?? one).getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 43.9 || height < 43.9)
  .map(([one, { width, height }]) => one.outerHTML + ' ' + width + ' by ' + height)`;

const wide = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [document.title + ' is ' + document.documentElement.scrollWidth + ' wide'] : []`;

async function found(page: NoScriptPage, what: string): Promise<readonly unknown[]> {
  await page.dressed();
  const answers = await page.read(what, 20_000);
  // A frame that is replaced during the question does not answer; the page itself always does.
  expect(Array.isArray(answers[0])).toBe(true);
  return answers.flat().filter((fault) => fault !== null);
}

const looks = [
  ['light', 'en', true],
  ['dark', 'pt-BR', true],
  // The words have other lengths. What axe-core looks for is the same in each language.
  ['light', 'es', false],
] as const;

/** Looks for faults in a state that the page shows. */
async function looksAt(page: NoScriptPage, name: string, asksAxe: boolean): Promise<void> {
  if (asksAxe) expect.soft(await found(page, faults), `${name}, axe`).toEqual([]);
  for (const [width, height] of [
    [320, 640],
    // 1280 by 1024 at 400 %.
    [320, 256],
  ] as const) {
    await page.resize(width, height);
    expect.soft(await found(page, wide), `${name}, ${height} high`).toEqual([]);
    expect.soft(await found(page, small), `${name}, ${height} high`).toEqual([]);
  }
}

test.each(looks)(
  'in every state, %s and in %s, nothing is too wide or too small to touch, and axe-core finds nothing (asked: %s)',
  { timeout: 120_000 },
  async (scheme, language: Language, asksAxe) => {
    const stage = await openLiteStage();
    const browser: NoScriptBrowser = await chromiumWithoutScript({ scheme, audited: true });
    try {
      const page = await browser.newPage();
      const nick = `look_${language.slice(0, 2)}`;
      for (const { name, reach } of liteStates) {
        await page.resize(1000, 700);
        await reach({ ...stage, page, language, nick });
        await looksAt(page, name, asksAxe);
      }
    } finally {
      await browser.close();
      await stage.room.end();
    }
  },
);

test.each(looks)(
  'the same of the pages for hosts and of who waits, %s and in %s (asked: %s)',
  { timeout: 120_000 },
  async (scheme, language: Language, asksAxe) => {
    const stage = await openHostStage();
    const browser: NoScriptBrowser = await chromiumWithoutScript({ scheme, audited: true });
    try {
      const page = await browser.newPage();
      for (const { name, reach } of hostStates) {
        await page.resize(1000, 700);
        await reach({ ...stage, page, language });
        await looksAt(page, name, asksAxe);
      }
    } finally {
      await browser.close();
      await stage.end();
    }
  },
);
