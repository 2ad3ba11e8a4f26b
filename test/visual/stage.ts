// One room on this machine with an operator in it, and browsers that show the states of the page.

import { readFileSync } from 'node:fs';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import type { BrowserPage } from '../support/browsers.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { IrcClient } from '../support/irc-client.ts';
import { descendants } from '../support/inside.ts';
import { pasteByKeys } from '../support/paste-by-keys.ts';
import { until } from '../support/until.ts';

/** Without Tor: what is to appear appears soon, or never. */
const nearMs = 15_000;

/** A page, used by the names that a screen reader would read. */
export class Guest {
  readonly page: BrowserPage;
  readonly nick: string;
  readonly #patience: { readonly withinMs: number; readonly everyMs: number };

  /** @param withinMs so long the guest waits for what is to appear. */
  constructor(page: BrowserPage, nick: string, withinMs = nearMs) {
    this.page = page;
    this.nick = nick;
    this.#patience = { withinMs, everyMs: 30 };
  }

  async sees(text: string): Promise<void> {
    const body = `document.body.innerText.includes(${JSON.stringify(text)})`;
    await until(`${this.nick} to see "${text}"`, () => this.page.read(body), this.#patience);
  }

  async has(selector: string): Promise<void> {
    const found = `document.querySelector(${JSON.stringify(selector)}) !== null`;
    await until(`${this.nick} to have ${selector}`, () => this.page.read(found), this.#patience);
  }

  /** Clicks the element that matches the selector and has this text, if one is given. */
  async clicks(selector: string, text = ''): Promise<void> {
    const click = `(() => {
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
        .find((element) => element.textContent.includes(${JSON.stringify(text)}));
      found?.click();
      return found !== undefined;
    })()`;
    await until(
      `${this.nick} to click ${selector} "${text}"`,
      () => this.page.read(click),
      this.#patience,
    );
  }

  /** Sends a message or a command in the buffer in view. */
  async says(text: string): Promise<void> {
    await this.has('.composer textarea');
    const field = await this.page.read(`document.querySelector('.composer textarea').ariaLabel`);
    await this.page.fill(String(field), text);
    await this.page.press(String(field), 'Enter');
  }

  /** Puts the whole text into the field, without sending it. */
  async drafts(text: string): Promise<void> {
    await this.has('.composer textarea');
    await this.page.read(`(() => {
      const field = document.querySelector('.composer textarea');
      field.focus();
      field.value = ${JSON.stringify(text)};
      field.setSelectionRange(field.value.length, field.value.length);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
  }

  async pastes(text: string): Promise<void> {
    await pasteByKeys(this.page, `document.querySelector('.composer textarea')`, text);
  }

  /** By way of an empty page: in an open page a link would only change the fragment. */
  async opens(link: string): Promise<void> {
    await this.page.open('about:blank');
    await this.page.open(link);
    await this.sees('Nickname');
  }

  async enters(link: string): Promise<void> {
    await this.opens(link);
    await this.page.fill('Nickname', this.nick);
    await this.page.click('Enter the room');
    await this.has('.composer textarea');
  }

  /** Closes all sheets. */
  async closesSheets(): Promise<void> {
    await this.page.read(`document.querySelectorAll('dialog').forEach((each) => each.close())`);
    await this.hasNoSheet();
  }

  async hasNoSheet(): Promise<void> {
    const none = `document.querySelector('dialog') === null`;
    await until(`${this.nick} to have no sheet open`, () => this.page.read(none), this.#patience);
  }
}

export interface Stage {
  readonly room: ReadyAppliance;
  /** A room for as many guests as there are pages. It ends after ten minutes. */
  readonly small: ReadyAppliance;
  /** A host, and so the operator of #lobby. */
  readonly olga: IrcClient;
  /** After the gateway fell. */
  olgaReturns(): Promise<void>;
  readonly guests: readonly Guest[];
  /** The gateway's process id on this machine. */
  gateway(): Promise<number>;
  /** All guests do the same at once. */
  all(act: (guest: Guest) => Promise<void>): Promise<void>;
  /** Ends both rooms. The browsers belong to the caller. */
  end(): Promise<void>;
}

/** @param pages each becomes a guest, by the names `ana`, `bia`, `caio`, … */
export async function openStage(pages: readonly BrowserPage[]): Promise<Stage> {
  const [room, small] = await Promise.all([
    readyAppliance({ flags: ['--no-onion', '--backlog=50'] }),
    readyAppliance({
      flags: ['--no-onion', '--room=tiny', `--max-guests=${pages.length}`, '--lifetime=10m'],
    }),
  ]);
  const closePorts = await Promise.all([room, small].map(openIrcPort)).catch(
    async (error: unknown) => {
      await Promise.all([room.end(), small.end()]);
      throw error;
    },
  );
  const olgaEnters = async (): Promise<IrcClient> => {
    const client = IrcClient.tcp({ host: '127.0.0.1', port: room.ports.irc });
    await client.enters('olga', room.ready.host?.token ?? '', '#lobby');
    return client;
  };
  let olga = await olgaEnters().catch(async (error: unknown) => {
    await Promise.all([room.end(), small.end()]);
    throw error;
  });
  const names = ['ana', 'bia', 'caio', 'davi'];
  const guests = pages.map((page, at) => new Guest(page, names[at] ?? `guest${at}`));
  return {
    room,
    small,
    get olga() {
      return olga;
    },
    olgaReturns: async () => {
      olga = await olgaEnters();
    },
    guests,
    gateway: async () => {
      const { pid } = await room.supervisor();
      const found = descendants(pid).find((one) =>
        readFileSync(`/proc/${one.pid}/cmdline`, 'utf8').endsWith('\0gateway\0'),
      );
      if (found === undefined) throw new Error('no gateway runs in the room');
      return found.pid;
    },
    all: async (act) => void (await Promise.all(guests.map(act))),
    end: async () => {
      olga.close();
      await Promise.all(closePorts.map((close) => close()));
      await Promise.all([room.end(), small.end()]);
    },
  };
}
