// Browsers that lack something: the page checks what it needs before it starts, and works without the rest. Each
// feature is removed from a real Chromium before the page's scripts run.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { needs } from '../../web/src/browser/needs.ts';
import { openChromium, type Chromium } from '../support/browsers.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { PageGuest } from './page-guest.ts';

let near: NearRoom;
let chromium: Chromium;

beforeAll(async () => {
  near = await openNearRoom();
  chromium = await openChromium(null);
});

afterAll(async () => {
  await chromium.close();
  await near.end();
});

/** A tab whose browser lacks this. */
async function tabWithout(path: string): Promise<Chromium> {
  const tab = await chromium.tab();
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = ['globalThis', ...names].join('.');
  await tab.prepare(`
    delete ${owner}.${last};
    if (${owner}.${last} !== undefined)
      Object.defineProperty(${owner}, '${last}', { value: undefined, configurable: true, writable: true });
  `);
  return tab;
}

// Playwright itself needs these to read the page.
const askedByTheTest = [
  'Object.fromEntries',
  'Array.prototype.flatMap',
  'String.prototype.normalize',
];

test.each(needs.filter((path) => !askedByTheTest.includes(path)))(
  'without %s the page says that it does not work, and leads to the one without script',
  async (path) => {
    const tab = await tabWithout(path);
    await tab.open(near.link);
    const text = await until('the page to say so', async () => {
      const shown = await tab.read(
        `document.querySelector('.unfit:not([hidden])')?.innerText ?? ''`,
      );
      return String(shown) || null;
    });
    expect(text).toContain('This page does not work in this browser.');
    expect(text).toContain('Esta página não funciona neste navegador.');
    expect(text).toContain('Esta página no funciona en este navegador.');
    expect(text).toContain(path);
    expect(await tab.read(`document.querySelector('.unfit a').getAttribute('href')`)).toBe(
      '/lite?lang=en',
    );
    expect(await tab.read(`document.querySelector('.loading').hidden`)).toBe(true);
    await tab.closeTab();
  },
);

test.each([
  'URL.canParse',
  'URL.parse',
  'structuredClone',
  'Object.groupBy',
  'Map.groupBy',
  'Promise.withResolvers',
  'Promise.try',
  'Array.fromAsync',
  'Array.prototype.toSpliced',
  'Array.prototype.with',
  'Array.prototype.findLastIndex.length',
  'Set.prototype.union',
  'Iterator',
  'String.prototype.isWellFormed',
  'RegExp.escape',
  'crypto.randomUUID',
  'crypto.subtle',
  'AbortSignal.timeout',
  'AbortSignal.any',
  'AbortController',
  'ResizeObserver',
  'IntersectionObserver',
  'Intl.Segmenter',
  'Intl.ListFormat',
  'Intl.RelativeTimeFormat',
  'Intl.DurationFormat',
  'Notification',
  'AudioContext',
  'OscillatorNode',
  'requestIdleCallback',
  'PerformanceNavigationTiming',
  'navigator.clipboard',
  'WeakRef',
  'FinalizationRegistry',
  'Element.prototype.checkVisibility',
  'Element.prototype.scrollIntoViewIfNeeded',
  'HTMLElement.prototype.showPopover',
  'CSS.highlights',
  'Symbol.dispose',
  'Document.prototype.startViewTransition',
  'BroadcastChannel',
  'TextDecoder',
])('without %s guests meet and talk, with links, formats and long texts', async (path) => {
  const tab = await tabWithout(path);
  const nick = `g${path.replace(/\W/g, '').slice(0, 20)}`;
  const guest = new PageGuest(tab);
  await guest.enters(near.link, nick);
  await guest.says(`see https://example.org/${nick} and http://[ there`);
  await guest.says('/me waves \u2461');
  await guest.says('word 👩‍👩‍👧‍👦 '.repeat(30));
  await guest.says(`${nick} done`);
  await guest.sees(`${nick} done`);
  expect(await guest.log()).toContain(`https://example.org/${nick}`);
  await tab.closeTab();
});

test('a line that cannot be drawn says so, and stops no other', async () => {
  const tab = await chromium.tab();
  // Rendering the time of one message fails.
  await tab.prepare(`
    const text = Document.prototype.createTextNode;
    Document.prototype.createTextNode = function (data) {
      if (String(data).includes('poison')) throw new Error('no such text');
      return text.call(this, data);
    };
  `);
  const guest = new PageGuest(tab);
  await guest.enters(near.link, 'drawn');
  for (const said of ['before', 'one poison', 'between', 'https://poison.example/', 'after'])
    await guest.says(said);
  await guest.sees('after');
  const log = await guest.log();
  expect(log).toMatch(/before[^]*cannot be shown[^]*between[^]*cannot be shown[^]*after/);
  await tab.closeTab();
});

test.each([
  ['missing', 'delete globalThis.WebSocket;', 'does not work in this browser'],
  [
    'refused by an add-on',
    `globalThis.WebSocket = class { constructor() { throw new DOMException('no', 'SecurityError'); } };`,
    'This browser blocks WebSockets',
  ],
  [
    'closed at once',
    `globalThis.WebSocket = class extends EventTarget { readyState = 0; close() {} send() {}
      constructor() { super(); setTimeout(() =>
        this.dispatchEvent(new CloseEvent('close', { code: 1006 })), 0); } };`,
    'enter without JavaScript',
  ],
  [
    'silent',
    `globalThis.WebSocket = class extends EventTarget { readyState = 0; close() {} send() {} };`,
    'Still waiting',
  ],
])(
  'a WebSocket that is %s is told, and the page without script is offered',
  async (_, script, said) => {
    const tab = await chromium.tab();
    await tab.prepare(script);
    await tab.open(near.link);
    const body = async (): Promise<string> => String(await tab.read('document.body.innerText'));
    await until('the page', async () => /Enter the room|does not work/.test(await body()));
    if ((await body()).includes('Enter the room')) await tab.click('Enter the room');
    await until('the page to say so', async () => (await body()).includes(said));
    const links = `[...document.querySelectorAll('a[href^="/lite"]')].filter((a) => a.checkVisibility()).length`;
    expect(Number(await tab.read(links))).toBeGreaterThan(0);
    await tab.closeTab();
  },
);
