// Starts Debian's Chromium with a profile of its own, behind a SOCKS port or on this machine alone.

import { readdirSync, readFileSync } from 'node:fs';

import { chromium, type BrowserContext, type Page as ChromiumPage } from 'playwright-core';

import {
  desktop,
  watchPolicy,
  type BrowserPage,
  type KeptBrowser,
  type KeyCode,
} from './browser-page.ts';
import { ToolTab } from './tool-tab.ts';

function chromiumOptions(socksPort: number | null) {
  return {
    executablePath: '/usr/bin/chromium',
    args: [
      // Names are resolved by the proxy alone, and this machine is no exception.
      `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1${
        // Chromium itself knows where these are.
        socksPort === null ? ', EXCLUDE *.localhost' : ''
      }`,
      ...(socksPort === null
        ? ['--no-proxy-server']
        : [`--proxy-server=socks5://127.0.0.1:${socksPort}`, '--proxy-bypass-list=<-loopback>']),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** @param socksPort null: only this machine can be reached, without a proxy. */
export async function openChromium(socksPort: number | null): Promise<Chromium> {
  const browser = await chromium.launch(chromiumOptions(socksPort));
  const context = await browser.newContext({ viewport: desktop, locale: 'en' });
  await context.addInitScript(watchPolicy);
  return new Chromium(context, await context.newPage());
}

/** @param folder where it keeps what it keeps. Only this machine can be reached. */
export async function keepChromium(folder: string): Promise<KeptBrowser> {
  const context = await chromium.launchPersistentContext(folder, {
    ...chromiumOptions(null),
    viewport: desktop,
    locale: 'en',
  });
  await context.addInitScript(watchPolicy);
  const [page = await context.newPage()] = context.pages();
  return {
    page: new Chromium(context, page),
    kill: async () => {
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(chromiumOf(folder), 'SIGKILL');
      await closed;
    },
  };
}

/** The browser's own process: the others of this profile are its children. */
function chromiumOf(folder: string): number {
  const inFolder = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const isChild = words.some((word) => word.startsWith('--type='));
      return words.includes(`--user-data-dir=${folder}`) && !isChild;
    } catch {
      return false;
    }
  });
  const [pid] = inFolder;
  if (pid === undefined) throw new Error(`no Chromium runs in ${folder}`);
  return Number(pid);
}

/** Opens pages of another site beside the room, which only Chromium's tools can make up. */
export class Chromium extends ToolTab<ChromiumPage> implements BrowserPage {
  readonly browser = 'chromium';
  readonly #context: BrowserContext;
  /** How often the browser asked whether to leave the page. */
  questions = 0;
  /** What it is answered. */
  leaves = true;

  constructor(context: BrowserContext, page: ChromiumPage) {
    super(page);
    this.#context = context;
    page.on('request', (request) => this.asked.push(request.url()));
    page.on('websocket', (socket) => this.asked.push(socket.url()));
    page.on('pageerror', (error) => this.troubles.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload') {
        this.questions += 1;
        void (this.leaves ? dialog.accept() : dialog.dismiss());
        return;
      }
      this.troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Runs a script before those of each page that this tab opens. */
  async prepare(script: string): Promise<void> {
    await this.page.addInitScript(script);
  }

  async tab(): Promise<Chromium> {
    return new Chromium(this.#context, await this.#context.newPage());
  }

  /** As if the device had no network. */
  async offline(is: boolean): Promise<void> {
    await this.#context.setOffline(is);
  }

  /** A page of another site in the same browser: this HTML, at that address, from no network. */
  async openForeign(url: string, html: string): Promise<ChromiumPage> {
    const page = await this.#context.newPage();
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto(url);
    return page;
  }

  async fill(field: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field, exact: true }).fill(text);
  }

  async fillSecret(text: string): Promise<void> {
    await this.page.locator('input[type=password]').fill(text);
  }

  async press(field: string, key: 'Enter'): Promise<void> {
    await this.page.getByRole('textbox', { name: field, exact: true }).press(key);
  }

  async click(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).first().click();
  }

  async chord(...codes: readonly KeyCode[]): Promise<void> {
    await this.page.keyboard.press(codes.join('+'));
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  async colours(scheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
  }

  async close(): Promise<void> {
    await this.#context.browser()?.close();
  }
}
