// Firefox and Chromium with scripts switched off, driven as a person does: by what is seen, the mouse
// and the keyboard. Expressions of the test still run beside the page; the page's own could not.

import { chromium } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { until } from './until.ts';

/** What puppeteer's and playwright's pages have in common. */
interface Driver {
  goto(url: string, options: { waitUntil: 'domcontentloaded'; timeout: number }): Promise<unknown>;
  frames(): readonly { url(): string; evaluate(expression: string): Promise<unknown> }[];
  readonly mouse: { click(x: number, y: number): Promise<void> };
  readonly keyboard: {
    type(text: string): Promise<void>;
    press(key: 'Enter' | 'Tab'): Promise<void>;
  };
  screenshot(options: { path: string }): Promise<unknown>;
}

// Over Tor, on a busy machine; under the time of a test, so that what is seen instead is told.
const patience = { withinMs: 25_000, everyMs: 200 };
// A frame that is just being replaced may never answer.
const answerMs = 2_000;

export class NoScriptBrowser {
  readonly #driver: Driver;
  readonly #resize: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;

  constructor(
    driver: Driver,
    resize: (width: number, height: number) => Promise<void>,
    close: () => Promise<void>,
  ) {
    this.#driver = driver;
    this.#resize = resize;
    this.close = close;
  }

  async open(url: string): Promise<void> {
    await this.#driver.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  }

  /** In every frame, the outermost first; null where one did not answer. */
  async read(expression: string): Promise<readonly unknown[]> {
    return Promise.all(
      this.#driver.frames().map((frame) => {
        const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), answerMs));
        return Promise.race([frame.evaluate(expression).catch(() => null), late]);
      }),
    );
  }

  /** All that a person can read, in all frames. */
  async text(): Promise<string> {
    const texts = await this.read('document.body.innerText');
    return texts.map(String).join('\n').replace(/\s+/g, ' ');
  }

  async sees(words: string | RegExp, withinMs = patience.withinMs): Promise<void> {
    let seen = '';
    try {
      await until(
        'it',
        async () => {
          seen = await this.text();
          return typeof words === 'string' ? seen.includes(words) : words.test(seen);
        },
        { ...patience, withinMs },
      );
    } catch (cause) {
      throw new Error(`${String(words)} is not seen in: ${seen}`, { cause });
    }
  }

  /** Clicks the middle of the first element that matches, in the page or in one of its own frames. */
  async click(selector: string): Promise<void> {
    const where = `(() => {
      const found = document.querySelector(${JSON.stringify(selector)});
      if (found === null || document.readyState === 'loading') return null;
      // Before its style has come, everything stands elsewhere.
      if (document.querySelector('link[rel=stylesheet]')?.sheet === null) return null;
      found.scrollIntoView({ block: 'center' });
      // Of a link over two lines the first.
      const { x, y, width, height } = found.getClientRects()[0];
      return JSON.stringify([x + width / 2, y + height / 2]);
    })()`;
    const [frame, at] = await until(
      `${selector} to be there`,
      async () => {
        const found = await this.read(where);
        const index = found.findIndex((place) => typeof place === 'string');
        return index === -1
          ? null
          : ([index, JSON.parse(String(found[index])) as number[]] as const);
      },
      patience,
    );
    const [left, top] = frame === 0 ? [0, 0] : await this.#writeFrameAt();
    const [x = 0, y = 0] = at;
    await this.#driver.mouse.click(x + left, y + top);
  }

  async #writeFrameAt(): Promise<readonly [number, number]> {
    const [at] = await this.read(`(() => {
      const { x, y } = document.querySelector('iframe.write').getBoundingClientRect();
      return JSON.stringify([x, y]);
    })()`);
    const [x = 0, y = 0] = JSON.parse(String(at)) as number[];
    return [x, y];
  }

  /** In place of what stands in the field. */
  async fills(selector: string, text: string): Promise<void> {
    const named = JSON.stringify(selector);
    const focused = `document.activeElement?.matches(${named}) === true`;
    await until(`the focus in ${selector}`, async () => {
      await this.click(selector);
      return (await this.read(focused)).includes(true);
    });
    await this.read(`{
      const field = document.querySelector(${named});
      if (field !== null) field.value = '';
    }`);
    await this.#driver.keyboard.type(text);
  }

  async press(key: 'Enter' | 'Tab'): Promise<void> {
    await this.#driver.keyboard.press(key);
  }

  /** By the form of `/lite`, which is in view. */
  async enters(nick: string, passphrase: string): Promise<void> {
    await this.fills('#nick', nick);
    await this.fills('#key', passphrase);
    await this.press('Enter');
    await this.sees('You are in #lobby');
  }

  async says(text: string): Promise<void> {
    await this.fills('#text', text);
    await this.press('Enter');
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#resize(width, height);
  }

  async screenshot(path: string): Promise<void> {
    await this.#driver.screenshot({ path });
  }
}

/** @param socksPort null: straight. */
export async function firefoxWithoutScript(
  socksPort: number | null,
  scheme: 'light' | 'dark' = 'light',
): Promise<NoScriptBrowser> {
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
    defaultViewport: { width: 1000, height: 700 },
    extraPrefsFirefox: {
      'javascript.enabled': false,
      'intl.accept_languages': 'en',
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      ...(socksPort === null ? {} : proxy),
    },
  });
  const [page = await browser.newPage()] = await browser.pages();
  return new NoScriptBrowser(
    page,
    (width, height) => page.setViewport({ width, height }),
    () => browser.close(),
  );
}

export async function chromiumWithoutScript(): Promise<NoScriptBrowser> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en',
    viewport: { width: 1000, height: 700 },
  });
  const page = await context.newPage();
  return new NoScriptBrowser(
    page,
    (width, height) => page.setViewportSize({ width, height }),
    () => browser.close(),
  );
}
