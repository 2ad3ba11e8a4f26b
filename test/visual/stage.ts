// One room on this machine, an operator in it, and browsers in front of it: what the states of the page are
// shown on. Knows nothing of what is done with them.

import { readFileSync } from 'node:fs';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import type { BrowserPage } from '../support/browsers.ts';
import { openIrcPort } from '../support/irc-port.ts';
import { IrcClient } from '../support/irc-client.ts';
import { descendants } from '../support/inside.ts';
import { pasteByKeys } from '../support/paste-by-keys.ts';
import { until } from '../support/until.ts';

/** Without Tor: what comes is there at once, or not at all. */
const patience = { withinMs: 15_000, everyMs: 30 };

/** A page, as somebody uses it: by the names that a screen reader would say. */
export class Guest {
  readonly page: BrowserPage;
  readonly nick: string;

  constructor(page: BrowserPage, nick: string) {
    this.page = page;
    this.nick = nick;
  }

  async sees(text: string): Promise<void> {
    const body = `document.body.innerText.includes(${JSON.stringify(text)})`;
    await until(`${this.nick} to see "${text}"`, () => this.page.read(body), patience);
  }

  async has(selector: string): Promise<void> {
    const found = `document.querySelector(${JSON.stringify(selector)}) !== null`;
    await until(`${this.nick} to have ${selector}`, () => this.page.read(found), patience);
  }

  /** Clicks what fits the selector and has this text, if one is given. */
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
      patience,
    );
  }

  /** Says it, or gives a command, in what is in view. */
  async says(text: string): Promise<void> {
    await this.has('.composer textarea');
    const field = await this.page.read(`document.querySelector('.composer textarea').ariaLabel`);
    await this.page.fill(String(field), text);
    await this.page.press(String(field), 'Enter');
  }

  /** Puts it into the field as a whole, without sending it. */
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

  /** Anew: a link alone changes only the fragment of a page that is open. */
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

  /** Closes whatever sheet is open. */
  async closesSheets(): Promise<void> {
    await this.page.read(`document.querySelectorAll('dialog').forEach((each) => each.close())`);
    await this.hasNoSheet();
  }

  async hasNoSheet(): Promise<void> {
    const none = `document.querySelector('dialog') === null`;
    await until(`${this.nick} to have no sheet open`, () => this.page.read(none), patience);
  }
}

export interface Stage {
  readonly room: ReadyAppliance;
  /** Holds as many as there are pages, for ten minutes. */
  readonly small: ReadyAppliance;
  /** First in #lobby, and so its operator. */
  readonly olga: IrcClient;
  /** After the gateway fell: before anybody else is in, so that she is the operator again. */
  olgaReturns(): Promise<void>;
  readonly guests: readonly Guest[];
  /** The gateway's process, as this machine numbers it. */
  gateway(): Promise<number>;
  /** All guests do the same at once. */
  all(act: (guest: Guest) => Promise<void>): Promise<void>;
  /** Ends both rooms; the browsers are whoever's brought them. */
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
    await client.enters('olga', room.ready.passphrase, '#lobby');
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
