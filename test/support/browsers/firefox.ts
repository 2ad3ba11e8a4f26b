// Starts Debian's Firefox with a profile of its own, behind a SOCKS port or on this machine alone.

import { once } from 'node:events';

import {
  launch,
  type ElementHandle,
  type LaunchOptions,
  type NodeFor,
  type Page as FirefoxPage,
} from 'puppeteer-core';

import {
  desktop,
  watchPolicy,
  type BrowserPage,
  type KeptBrowser,
  type KeyCode,
} from './browser-page.ts';
import { until } from '../until.ts';
import { ToolTab } from './tool-tab.ts';

function firefoxOptions(socksPort: number | null, scheme: 'light' | 'dark'): LaunchOptions {
  return {
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    defaultViewport: desktop,
    extraPrefsFirefox: {
      ...(socksPort === null
        ? { 'network.proxy.type': 0 }
        : {
            'network.proxy.type': 1,
            'network.proxy.socks': '127.0.0.1',
            'network.proxy.socks_port': socksPort,
            'network.proxy.socks_remote_dns': true,
          }),
      'network.proxy.allow_hijacking_localhost': true,
      'network.dns.blockDotOnion': false,
      'intl.accept_languages': 'en',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      // 0 is dark, 1 is light; there is no such switch while it runs.
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
    },
  };
}

/** @param socksPort null: no proxy; the page's own policy keeps it on this machine. */
export async function openFirefox(
  socksPort: number | null,
  scheme: 'light' | 'dark' = 'light',
): Promise<BrowserPage> {
  const browser = await launch(firefoxOptions(socksPort, scheme));
  const [page = await browser.newPage()] = await browser.pages();
  await page.evaluateOnNewDocument(watchPolicy);
  return new Firefox(page);
}

/** @param folder where it keeps what it keeps. Only this machine can be reached. */
export async function keepFirefox(folder: string): Promise<KeptBrowser> {
  const options = firefoxOptions(null, 'light');
  const browser = await launch({
    ...options,
    userDataDir: folder,
    extraPrefsFirefox: {
      ...options.extraPrefsFirefox,
      // As a person's browser does; only that one waits 15 seconds.
      'browser.sessionstore.resume_from_crash': true,
      'browser.sessionstore.interval': 500,
    },
  });
  const [page = await browser.newPage()] = await browser.pages();
  await page.evaluateOnNewDocument(watchPolicy);
  return {
    page: new Firefox(page),
    kill: async () => {
      const process = browser.process();
      if (process === null) throw new Error('this Firefox has no process of its own');
      const exited = once(process, 'exit');
      process.kill('SIGKILL');
      await exited;
    },
  };
}

/** Elements that may have this role. */
const mayBe = { textbox: 'textarea, input', button: 'button, input, summary, [role=button]' };
/** So many times what is near is asked for once: about a second. */
const wholePageEvery = 20;

/** An expression: the parent of the first visible element that may have this role and name, or null. */
function around(role: keyof typeof mayBe, name: string): string {
  return `[...document.querySelectorAll(${JSON.stringify(mayBe[role])})]
    .filter((element) => element.checkVisibility())
    .find((element) =>
      [element.ariaLabel, element.textContent, element.value, element.title]
        .concat([...(element.labels ?? [])].map((label) => label.textContent))
        .some((text) => text?.replace(/\\s+/g, ' ').trim() === ${JSON.stringify(name)}))
    ?.parentElement ?? null`;
}

class Firefox extends ToolTab<FirefoxPage> implements BrowserPage {
  readonly browser = 'firefox';

  constructor(page: FirefoxPage) {
    super(page);
    page.on('request', (request) => this.asked.push(request.url()));
    page.on('pageerror', (error) => this.troubles.push(`error: ${String(error)}`));
    page.on('dialog', (dialog) => {
      this.troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  async tab(): Promise<BrowserPage> {
    const page = await this.page.browser().newPage();
    await page.evaluateOnNewDocument(watchPolicy);
    return new Firefox(page);
  }

  async fill(field: string, text: string): Promise<void> {
    const found = await this.#named('textbox', field);
    await found.asLocator().fill(text);
  }

  async fillSecret(text: string): Promise<void> {
    await this.page.locator('input[type=password]').fill(text);
  }

  async press(field: string, key: 'Enter'): Promise<void> {
    const found = await this.#named('textbox', field);
    await found.press(key);
  }

  async click(button: string): Promise<void> {
    const found = await this.#named('button', button);
    await found.asLocator().click();
  }

  async chord(...codes: readonly KeyCode[]): Promise<void> {
    for (const code of codes) await this.page.keyboard.down(code);
    for (const code of codes.toReversed()) await this.page.keyboard.up(code);
  }

  /**
   * The first element that has this role and name for a screen reader. Firefox takes a second and more to look through
   * a whole page for them, so it is asked about what is around an element that may be it.
   */
  #named(role: keyof typeof mayBe, name: string): Promise<ElementHandle<NodeFor<string>>> {
    const aria = `::-p-aria([name="${name}"][role="${role}"])`;
    let asked = 0;
    return until(`the ${role} "${name}"`, async () => {
      const handle = await this.page.evaluateHandle(around(role, name));
      const near = handle.asElement() as ElementHandle<NodeFor<string>> | null;
      asked += 1;
      if (near !== null) return near.$(aria);
      // Its name may come from elsewhere.
      return asked % wholePageEvery === 0 ? this.page.$(aria) : null;
    });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  async colours(): Promise<void> {
    throw new Error('Firefox takes its colours at its start');
  }

  async close(): Promise<void> {
    await this.page.browser().close();
  }
}
