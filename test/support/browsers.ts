// Chromium and Firefox as Debian has them, behind a SOCKS port or on this machine alone, each with a
// profile of its own: one small face for both. Knows nothing of the page that they show.

import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

import { chromium, type BrowserContext, type Page as ChromiumPage } from 'playwright-core';
import { launch, type LaunchOptions, type Page as FirefoxPage } from 'puppeteer-core';

/** Expressions are JavaScript of the page, as text: it has other types than ours. */
export interface BrowserPage {
  readonly browser: 'chromium' | 'firefox';
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** To the page before in the tab's history. */
  back(): Promise<void>;
  /** Another tab of the same browser. */
  tab(): Promise<BrowserPage>;
  /**
   * This tab alone; `close` is the browser's end.
   * @param byHand as a person closes it: the page hears `beforeunload`.
   */
  closeTab(byHand?: boolean): Promise<void>;
  /** Puts a text into the field of that accessible name. */
  fill(field: string, text: string): Promise<void>;
  /** The same for the one field that hides what is typed: to browsers it is no textbox. */
  fillSecret(text: string): Promise<void>;
  press(field: string, key: 'Enter'): Promise<void>;
  /** Presses the button of that accessible name. */
  click(button: string): Promise<void>;
  /** Presses keys together, named as `KeyboardEvent.code` has them. */
  chord(...codes: readonly KeyCode[]): Promise<void>;
  /** Key by key, into what has the focus. */
  types(text: string): Promise<void>;
  read(expression: string): Promise<unknown>;
  /** @param path ends in .png */
  screenshot(path: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  colours(scheme: 'light' | 'dark'): Promise<void>;
  /** Every address that the page asked for, by the browser's own record. */
  readonly asked: readonly string[];
  /** Dialogs, uncaught errors and broken policies since the start. */
  alarms(): Promise<string[]>;
  close(): Promise<void>;
}

/** Who keeps a profile, and lives on in its files. */
export interface KeptBrowser {
  readonly page: BrowserPage;
  /** At once, with no time to tidy up. */
  kill(): Promise<void>;
}

export type KeyCode =
  | 'AltLeft'
  | 'ShiftLeft'
  | 'Escape'
  | 'Tab'
  | 'Enter'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ControlLeft'
  | 'End'
  | `Key${'B' | 'C' | 'F' | 'H' | 'I' | 'L' | 'M' | 'P' | 'U' | 'V' | 'X' | 'Z'}`;

/** Runs before the page's own scripts. */
const watchPolicy = `
  globalThis.brokenPolicies = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.brokenPolicies.push(event.violatedDirective + ' ' + event.blockedURI);
  });
`;

/** Wide enough for all three columns. */
const desktop = { width: 1280, height: 800 };

function chromiumOptions(socksPort: number | null) {
  return {
    executablePath: '/usr/bin/chromium',
    args: [
      // Names are resolved by the proxy alone, and this machine is no exception.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
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
export class Chromium implements BrowserPage {
  readonly browser = 'chromium';
  readonly #context: BrowserContext;
  readonly #page: ChromiumPage;
  readonly #alarms: string[] = [];
  readonly asked: string[] = [];
  /** How often the browser asked whether to leave the page. */
  questions = 0;
  /** What it is answered. */
  leaves = true;

  constructor(context: BrowserContext, page: ChromiumPage) {
    this.#context = context;
    this.#page = page;
    page.on('request', (request) => this.asked.push(request.url()));
    page.on('websocket', (socket) => this.asked.push(socket.url()));
    page.on('pageerror', (error) => this.#alarms.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload') {
        this.questions += 1;
        void (this.leaves ? dialog.accept() : dialog.dismiss());
        return;
      }
      this.#alarms.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Runs a script before those of each page that this tab opens. */
  async prepare(script: string): Promise<void> {
    await this.#page.addInitScript(script);
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url, { timeout: 60_000 });
  }

  async reload(): Promise<void> {
    await this.#page.reload({ timeout: 60_000 });
  }

  async back(): Promise<void> {
    await this.#page.goBack({ timeout: 60_000 });
  }

  async tab(): Promise<Chromium> {
    return new Chromium(this.#context, await this.#context.newPage());
  }

  async closeTab(byHand = false): Promise<void> {
    await this.#page.close({ runBeforeUnload: byHand });
  }

  /** As if the device had no network. */
  async offline(is: boolean): Promise<void> {
    await this.#context.setOffline(is);
  }

  /** The same browser: its memory, its connections. */
  async anotherTab(): Promise<Chromium> {
    return new Chromium(this.#context, await this.#context.newPage());
  }

  /** A page of another site in the same browser: this HTML, at that address, from no network. */
  async openForeign(url: string, html: string): Promise<ChromiumPage> {
    const page = await this.#context.newPage();
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto(url);
    return page;
  }

  async fill(field: string, text: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: field, exact: true }).fill(text);
  }

  async fillSecret(text: string): Promise<void> {
    await this.#page.locator('input[type=password]').fill(text);
  }

  async press(field: string, key: 'Enter'): Promise<void> {
    await this.#page.getByRole('textbox', { name: field, exact: true }).press(key);
  }

  async click(button: string): Promise<void> {
    await this.#page.getByRole('button', { name: button, exact: true }).first().click();
  }

  async chord(...codes: readonly KeyCode[]): Promise<void> {
    await this.#page.keyboard.press(codes.join('+'));
  }

  async types(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  read(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }

  async colours(scheme: 'light' | 'dark'): Promise<void> {
    await this.#page.emulateMedia({ colorScheme: scheme });
  }

  async alarms(): Promise<string[]> {
    return [...this.#alarms, ...((await this.read('globalThis.brokenPolicies')) as string[])];
  }

  async close(): Promise<void> {
    await this.#context.browser()?.close();
  }
}

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

class Firefox implements BrowserPage {
  readonly browser = 'firefox';
  readonly #page: FirefoxPage;
  readonly #alarms: string[] = [];
  readonly asked: string[] = [];

  constructor(page: FirefoxPage) {
    this.#page = page;
    page.on('request', (request) => this.asked.push(request.url()));
    page.on('pageerror', (error) => this.#alarms.push(`error: ${String(error)}`));
    page.on('dialog', (dialog) => {
      this.#alarms.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url, { timeout: 60_000 });
  }

  async reload(): Promise<void> {
    await this.#page.reload({ timeout: 60_000 });
  }

  async back(): Promise<void> {
    await this.#page.goBack({ timeout: 60_000 });
  }

  async tab(): Promise<BrowserPage> {
    const page = await this.#page.browser().newPage();
    await page.evaluateOnNewDocument(watchPolicy);
    return new Firefox(page);
  }

  async closeTab(byHand = false): Promise<void> {
    await this.#page.close({ runBeforeUnload: byHand });
  }

  async fill(field: string, text: string): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${field}"][role="textbox"])`).fill(text);
  }

  async fillSecret(text: string): Promise<void> {
    await this.#page.locator('input[type=password]').fill(text);
  }

  async press(field: string, key: 'Enter'): Promise<void> {
    const found = await this.#page.waitForSelector(`::-p-aria([name="${field}"][role="textbox"])`);
    await found?.press(key);
  }

  async click(button: string): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${button}"][role="button"])`).click();
  }

  async chord(...codes: readonly KeyCode[]): Promise<void> {
    for (const code of codes) await this.#page.keyboard.down(code);
    for (const code of codes.toReversed()) await this.#page.keyboard.up(code);
  }

  async types(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  read(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewport({ width, height });
  }

  async colours(): Promise<void> {
    throw new Error('Firefox takes its colours at its start');
  }

  async alarms(): Promise<string[]> {
    return [...this.#alarms, ...((await this.read('globalThis.brokenPolicies')) as string[])];
  }

  async close(): Promise<void> {
    await this.#page.browser().close();
  }
}
