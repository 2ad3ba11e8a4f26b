// A guest in a browser: what a person does and sees in the page, by accessible names.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserPage } from '../support/browsers.ts';
import { until } from '../support/until.ts';

const artefacts = join(import.meta.dirname, '../artefacts');

/** Long enough for Tor, in a browser that has just started, on a busy machine. */
const patience = { withinMs: 45_000, everyMs: 100 };

export class PageGuest {
  readonly page: BrowserPage;
  #nick = '';

  constructor(page: BrowserPage) {
    this.page = page;
  }

  async #text(selector: string): Promise<string> {
    const text = await this.page.read(
      `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`,
    );
    return String(text);
  }

  /** Opens the link, and enters by the form that it shows. */
  async enters(link: string, nick: string): Promise<void> {
    await this.page.open(link);
    await this.page.fill('Nickname', nick);
    await this.page.click('Enter the room');
    this.#nick = nick;
    await this.seesPerson(nick);
  }

  /** Sends a message or a command in the buffer in view. */
  async says(text: string): Promise<void> {
    const field = `Message to ${await this.#text('header h1')}`;
    await this.page.fill(field, text);
    await this.page.press(field, 'Enter');
  }

  /** The text of the buffer in view. */
  log(): Promise<string> {
    return this.#text('[role=log]');
  }

  async sees(text: string | RegExp): Promise<void> {
    const seen = async () => {
      const log = await this.log();
      return typeof text === 'string' ? log.includes(text) : text.test(log);
    };
    await until(`${this.#nick} to see ${String(text)}`, seen, patience);
  }

  async seesTopic(topic: string): Promise<void> {
    const seen = async () => (await this.#text('header .topic')) === topic;
    await until(`${this.#nick} to see the topic`, seen, patience);
  }

  people(): Promise<string> {
    return this.#text('[aria-label=People] ul');
  }

  async seesPerson(nick: string): Promise<void> {
    const seen = async () => (await this.people()).includes(nick);
    await until(`${this.#nick} to see ${nick} among the people`, seen, patience);
  }

  async missesPerson(nick: string): Promise<void> {
    const gone = async () => {
      const people = await this.people();
      return people !== '' && !people.includes(nick);
    };
    await until(`${this.#nick} to see ${nick} go`, gone, patience);
  }

  /** Opens a channel or a private chat that the guest is in. */
  async looksAt(name: string): Promise<void> {
    const click = `[...document.querySelectorAll('nav button.buffer')]
      .filter((button) => button.querySelector('bdi').textContent === ${JSON.stringify(name)})
      .map((button) => button.click()).length`;
    const clicked = async () => (await this.page.read(click)) === 1;
    await until(`${this.#nick} to have ${name} among the places`, clicked, patience);
    const there = async () => (await this.#text('header h1')) === name;
    await until(`${this.#nick} to look at ${name}`, there, patience);
  }

  async hasPlace(name: string): Promise<void> {
    const there = async () => (await this.#text('nav')).includes(name);
    await until(`${this.#nick} to have ${name} among the places`, there, patience);
  }

  /** @returns all that the page shows then. @throws with what it shows instead. */
  async seesTheEnd(): Promise<string> {
    let shown = '';
    const isOver = async (): Promise<boolean> => {
      shown = String(await this.page.read('document.body.textContent'));
      return shown.includes('The room has ended.');
    };
    await until(`${this.#nick}’s page to say that the room is over`, isOver, patience).catch(
      (cause: unknown) => {
        throw new Error(`the page shows: ${shown}`, { cause });
      },
    );
    return shown;
  }

  /** The connection's state as a screen reader reads it. */
  state(): Promise<string> {
    return this.#text('[role=status]');
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot(join(artefacts, `${name}.png`));
  }
}
