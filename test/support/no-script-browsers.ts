// Firefox and Chromium with scripts switched off, for any number of people. Knows nothing of what they do.

import { chromium } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { NoScriptPage, openMs, type BrowserName, type Profile } from './no-script-page.ts';
import { within } from './within.ts';

const closeMs = 40_000;
const startSize = { width: 1000, height: 700 };

/** A browser, for any number of people. */
export class NoScriptBrowser {
  readonly name: BrowserName;
  readonly #newProfile: () => Promise<Profile>;
  readonly #close: () => Promise<void>;

  constructor(name: BrowserName, newProfile: () => Promise<Profile>, close: () => Promise<void>) {
    this.name = name;
    this.#newProfile = newProfile;
    this.#close = close;
  }

  /** A page of somebody who was never here. */
  async newPage(): Promise<NoScriptPage> {
    const asked = this.#newProfile().then(async (profile) => {
      return new NoScriptPage(this.name, profile, await profile.newTab());
    });
    return within(openMs, `${this.name}, asked for a page,`, asked);
  }

  async close(): Promise<void> {
    await within(closeMs, `${this.name}, asked to close,`, this.#close());
  }
}

export interface NoScriptOptions {
  /** null: straight. */
  readonly socksPort?: number | null;
  readonly scheme?: 'light' | 'dark';
  readonly cookies?: boolean;
}

export async function firefoxWithoutScript({
  socksPort = null,
  scheme = 'light',
  cookies = true,
}: NoScriptOptions = {}): Promise<NoScriptBrowser> {
  const proxy = {
    'network.proxy.type': 1,
    'network.proxy.socks': '127.0.0.1',
    'network.proxy.socks_port': socksPort ?? 0,
    'network.proxy.socks_remote_dns': true,
    'network.dns.blockDotOnion': false,
  };
  const browser = await launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    defaultViewport: startSize,
    // Of one command and its answer.
    protocolTimeout: 30_000,
    extraPrefsFirefox: {
      'javascript.enabled': false,
      'intl.accept_languages': 'en',
      'network.cookie.cookieBehavior': cookies ? 5 : 2,
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      ...(socksPort === null ? {} : proxy),
    },
  });
  const newProfile = async (): Promise<Profile> => {
    const context = await browser.createBrowserContext();
    return {
      newTab: async () => {
        const page = await context.newPage();
        await page.setViewport(startSize);
        return { driver: page, resize: (width, height) => page.setViewport({ width, height }) };
      },
      close: () => context.close(),
    };
  };
  return new NoScriptBrowser('firefox', newProfile, async () => {
    // One that does not answer is ended all the same.
    const closing = within(closeMs / 2, 'Firefox', browser.close());
    await closing.catch(() => browser.process()?.kill('SIGKILL'));
  });
}

/** @param options.audited scripts of the test's own may run, as axe-core is one. */
export async function chromiumWithoutScript({
  socksPort = null,
  scheme = 'light',
  audited = false,
}: Pick<NoScriptOptions, 'socksPort' | 'scheme'> & {
  readonly audited?: boolean;
} = {}): Promise<NoScriptBrowser> {
  const proxy = [
    `--proxy-server=socks5://127.0.0.1:${socksPort}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-component-update',
    '--disable-sync',
  ];
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      ...(socksPort === null ? [] : proxy),
    ],
  });
  const newProfile = async (): Promise<Profile> => {
    const context = await browser.newContext({
      javaScriptEnabled: audited,
      bypassCSP: audited,
      locale: 'en',
      colorScheme: scheme,
      viewport: startSize,
    });
    return {
      newTab: async () => {
        const page = await context.newPage();
        return { driver: page, resize: (width, height) => page.setViewportSize({ width, height }) };
      },
      close: () => context.close(),
    };
  };
  // Playwright ends one that does not answer.
  return new NoScriptBrowser('chromium', newProfile, () => browser.close());
}
