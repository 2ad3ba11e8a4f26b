// A page without script, used as a person does: by reading, mouse and keyboard. The test's own expressions still run
// in the page.
//
// Every question to a browser has a timeout: one about a frame that is just being replaced may never be answered, and
// neither puppeteer nor playwright gives up on a click or an expression by itself.

import { until } from './until.ts';
import { within } from './within.ts';

/** What puppeteer's and playwright's pages have in common. */
export interface Driver {
  goto(url: string, options: { waitUntil: 'domcontentloaded'; timeout: number }): Promise<unknown>;
  frames(): readonly { url(): string; evaluate(expression: string): Promise<unknown> }[];
  readonly mouse: { click(x: number, y: number): Promise<void> };
  readonly keyboard: {
    type(text: string): Promise<void>;
    press(key: 'Enter' | 'Tab'): Promise<void>;
  };
  screenshot(options: { path: string }): Promise<unknown>;
}

export interface Tab {
  readonly driver: Driver;
  resize(width: number, height: number): Promise<void>;
}

export type BrowserName = 'firefox' | 'chromium';

/** One person's windows, with a cookie store of their own. */
export interface Profile {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

// Enough over Tor on a busy machine, and less than a test's timeout, so that the error says what the page shows instead.
const patience = { withinMs: 25_000, everyMs: 100 };
const actMs = 30_000;
const frameAnswerMs = 2_000;
/** Of a page, or a tab. */
export const openMs = 20_000;

export class NoScriptPage {
  readonly name: BrowserName;
  readonly #profile: Profile;
  readonly #tab: Tab;

  constructor(name: BrowserName, profile: Profile, tab: Tab) {
    this.name = name;
    this.#profile = profile;
    this.#tab = tab;
  }

  #asks<T>(what: string, asked: Promise<T>, ms = actMs): Promise<T> {
    return within(ms, `${this.name}, asked to ${what},`, asked);
  }

  async open(url: string): Promise<void> {
    await this.#tab.driver.goto(url, { waitUntil: 'domcontentloaded', timeout: patience.withinMs });
  }

  /** Another tab, which shares cookies with this one. */
  async newTab(): Promise<NoScriptPage> {
    const tab = await this.#asks('open a tab', this.#profile.newTab(), openMs);
    return new NoScriptPage(this.name, this.#profile, tab);
  }

  /** The results in every frame, the outermost first; null if one did not answer. */
  async read(expression: string, ms = frameAnswerMs): Promise<readonly unknown[]> {
    return Promise.all(
      this.#tab.driver
        .frames()
        .map((frame) => within(ms, 'a frame', frame.evaluate(expression)).catch(() => null)),
    );
  }

  /** The result in the page itself, without its frames. */
  async readTop(expression: string): Promise<unknown> {
    const [answer] = await this.read(expression);
    return answer;
  }

  /** All that a person can read, in all frames. */
  async text(): Promise<string> {
    const texts = await this.read('document.body.innerText');
    return texts.map(String).join('\n').replace(/\s+/g, ' ');
  }

  async sees(words: string | RegExp, withinMs = patience.withinMs): Promise<void> {
    let seen = '';
    const found = async (): Promise<boolean> => {
      seen = await this.text();
      return typeof words === 'string' ? seen.includes(words) : words.test(seen);
    };
    await until('it', found, { ...patience, withinMs }).catch((cause: unknown) => {
      throw new Error(`${this.name}: ${String(words)} is not seen in: ${seen}`, { cause });
    });
  }

  async shows(selector: string): Promise<void> {
    const there = `document.querySelector(${JSON.stringify(selector)}) !== null`;
    const shown = async (): Promise<boolean> => (await this.read(there)).includes(true);
    await until(`${this.name} to show ${selector}`, shown, patience);
  }

  /** Waits until every frame has its style sheet, which comes after the page. */
  async dressed(): Promise<void> {
    const bare = 'document.querySelector("link[rel=stylesheet]")?.sheet === null';
    await until(`the style of every frame in ${this.name}`, async () =>
      (await this.read(bare)).every((answer) => answer !== true),
    );
  }

  /** Clicks the middle of the first element that matches, in any frame. */
  async click(selector: string, times = 1): Promise<void> {
    const where = `(() => {
      const found = document.querySelector(${JSON.stringify(selector)});
      // A stream never ends, and can be clicked in before.
      if (found === null || (document.readyState === 'loading' && !found.closest('.log'))) return null;
      // Before the style sheet has come, everything is elsewhere.
      if (document.querySelector('link[rel=stylesheet]')?.sheet === null) return null;
      found.scrollIntoView({ block: 'center' });
      // The first line of a link that has two.
      let { x, y, width, height } = found.getClientRects()[0];
      for (let view = window; view !== view.parent; view = view.parent) {
        const frame = view.frameElement.getBoundingClientRect();
        x += frame.x;
        y += frame.y;
      }
      return JSON.stringify([x + width / 2, y + height / 2]);
    })()`;
    const at = await until(
      `${this.name} to show ${selector}`,
      async () => (await this.read(where)).find((place) => typeof place === 'string'),
      patience,
    );
    const [x = 0, y = 0] = JSON.parse(at) as number[];
    const { mouse } = this.#tab.driver;
    for (let click = 0; click < times; click += 1) {
      await this.#asks(`click ${selector}`, mouse.click(x, y));
    }
  }

  /** As a person does who knows the page, without looking in between. */
  doubleClick(selector: string): Promise<void> {
    return this.click(selector, 2);
  }

  /**
   * Clicks until the page shows it: the element may have been replaced or moved between the look and the click. Only
   * for what may be clicked twice.
   */
  async clicksTo(selector: string, words: string | RegExp): Promise<void> {
    await this.click(selector);
    await until(
      `${this.name} to show ${String(words)} after a click on ${selector}`,
      async () => {
        if (
          await this.sees(words, 3_000).then(
            () => true,
            () => false,
          )
        )
          return true;
        const there = `document.querySelector(${JSON.stringify(selector)}) !== null`;
        if ((await this.read(there)).includes(true)) await this.click(selector);
        return false;
      },
      patience,
    );
  }

  /** Replaces the text in the field. If the page is loaded again meanwhile, it is filled again. */
  async fills(selector: string, text: string): Promise<void> {
    const named = JSON.stringify(selector);
    const focused = `document.activeElement?.matches(${named}) === true`;
    const empty = `{
      const field = document.querySelector(${named});
      if (field !== null) field.value = '';
    }`;
    const filled = `document.querySelector(${named})?.value === ${JSON.stringify(text)}`;
    await until(
      `${this.name} to have ${text.length} letters in ${selector}`,
      async () => {
        await this.click(selector);
        if (!(await this.read(focused)).includes(true)) return false;
        await this.read(empty);
        await this.#asks(`type into ${selector}`, this.#tab.driver.keyboard.type(text));
        return (await this.read(filled)).includes(true);
      },
      patience,
    );
  }

  async press(key: 'Enter' | 'Tab'): Promise<void> {
    await this.#asks(`press ${key}`, this.#tab.driver.keyboard.press(key));
  }

  /** Joins by the form of `/lite`, which is in view. */
  async enters(nick: string, passphrase: string): Promise<void> {
    await this.fills('#nick', nick);
    await this.fills('#key', passphrase);
    await this.press('Enter');
    await this.sees('You are in #lobby');
  }

  /** Sends it, and waits for the form that comes next. */
  async says(text: string): Promise<void> {
    const id = await this.#formId();
    await this.fills('#text', text);
    await this.press('Enter');
    await until(`${this.name} to have the next form`, async () => {
      const next = await this.#formId();
      return next !== '' && next !== id;
    });
  }

  /** '' while there is none. */
  async #formId(): Promise<string> {
    const ids = await this.read('document.querySelector("form.write [name=id]")?.value ?? ""');
    return ids.filter((id) => typeof id === 'string').find((id) => id !== '') ?? '';
  }

  async goesBack(): Promise<void> {
    // The page goes away with the answer.
    await this.readTop('history.back()');
  }

  async reloads(): Promise<void> {
    await this.readTop('location.reload()');
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#asks('change its size', this.#tab.resize(width, height));
  }

  async screenshot(path: string): Promise<void> {
    await this.#asks('make a picture', this.#tab.driver.screenshot({ path }), 30_000);
  }

  /** Closes all tabs of the same person. */
  async close(): Promise<void> {
    await this.#asks('close a page', this.#profile.close());
  }
}
