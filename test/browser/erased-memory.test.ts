// What a browser's processes hold of the talk after "Erase and leave": they are searched byte by byte, as whoever
// takes the machine would. docs/page.md has the numbers.

import { readlinkSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openChromium, openFirefox, type BrowserPage } from '../support/browsers.ts';
import { descendants } from '../support/inside.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { readMemory } from '../support/memory-search.ts';
import { randomWord } from '../support/random-word.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';

/** How many messages each way. */
const count = 3;

type Kind = 'heard' | 'said' | 'nick' | 'passphrase';

/** How many of each kind were found at all, and how often. */
type Found = Record<Kind, { canaries: number; hits: number }>;

/** Every word begins alike, so that one search finds all. Short enough for a nickname. */
const mark = randomWord().slice(0, 8);
const wordLength = 16;
const markedWord = (): string => mark + randomWord().slice(0, wordLength - mark.length);
const words = (): string[] => Array.from({ length: count }, markedWord);

class Evening {
  readonly page: BrowserPage;
  /** So much was read by the last search. */
  bytes = 0;
  readonly #program: RegExp;
  readonly #heard = words();
  readonly #said = words();
  readonly #nick = markedWord();
  readonly #passphrase: string;

  constructor(page: BrowserPage, program: RegExp, passphrase: string) {
    this.page = page;
    this.#program = program;
    this.#passphrase = passphrase;
  }

  /** Everything secret is typed key by key, or comes from the room: what drives the browser never sends a whole word. */
  async passes(room: NearRoom, olga: IrcClient): Promise<void> {
    const { page } = this;
    await page.open(room.link.replace(/&key=.*/, ''));
    await this.#has(`document.querySelector('#passphrase') !== null`);
    for (const [field, text] of [
      ['#nickname', this.#nick],
      ['#passphrase', this.#passphrase],
    ] as const) {
      await page.read(`document.querySelector(${JSON.stringify(field)}).select()`);
      await page.types(text);
    }
    await page.chord('Enter');
    await this.#has(`document.querySelector('.composer textarea') !== null`);
    for (let at = 0; at < count; at += 1) {
      olga.say(`PRIVMSG #lobby :here-${at}- ${this.#heard[at]}`);
      await this.#logHas(`here-${at}-`);
      await page.read(`document.querySelector('.composer textarea').focus()`);
      await page.types(`there-${at}- ${this.#said[at]}`);
      await page.chord('Enter');
      await this.#logHas(`there-${at}-`);
    }
  }

  async erases(): Promise<void> {
    await this.page.chord('AltLeft', 'ShiftLeft', 'KeyX');
    const isGone = async (): Promise<boolean> =>
      (await this.page.read('location.href').catch(() => null)) === 'about:blank';
    await until('an empty page', isGone);
  }

  /** What is in the memory of all processes of the browser. */
  found(): Found {
    this.bytes = 0;
    const kinds = new Map<string, Kind>([
      ...this.#heard.map((word) => [word, 'heard'] as const),
      ...this.#said.map((word) => [word, 'said'] as const),
      [this.#nick, 'nick'],
      [this.#passphrase, 'passphrase'],
    ]);
    const hits = new Map<string, number>();
    for (const pid of this.#processes()) {
      const { words: all, bytes } = markedIn(pid);
      this.bytes += bytes;
      for (const word of all) hits.set(word, (hits.get(word) ?? 0) + 1);
    }
    const of = (wanted: Kind): { canaries: number; hits: number } => {
      const all = [...hits].filter(([word]) => kinds.get(word) === wanted);
      return { canaries: all.length, hits: all.reduce((sum, [, times]) => sum + times, 0) };
    };
    return { heard: of('heard'), said: of('said'), nick: of('nick'), passphrase: of('passphrase') };
  }

  #processes(): number[] {
    return descendants(process.pid)
      .map(({ pid }) => pid)
      .filter((pid) => this.#program.test(programOf(pid)));
  }

  async #logHas(text: string): Promise<void> {
    await this.#has(
      `document.querySelector('[role=log]').textContent.includes(${JSON.stringify(text)})`,
    );
  }

  async #has(expression: string): Promise<void> {
    await until(expression, () => this.page.read(expression), { withinMs: 30_000, everyMs: 20 });
  }
}

function programOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** All marked words in a process's memory, as bytes or UTF-16; none of one that has ended meanwhile. */
function markedIn(pid: number): { readonly words: readonly string[]; readonly bytes: number } {
  const found: string[] = [];
  let bytes = 0;
  try {
    bytes = readMemory(pid, 2 * wordLength - 1, (seen) => {
      for (const encoding of ['latin1', 'utf16le'] as const) {
        const needle = Buffer.from(mark, encoding);
        const length = (needle.length / mark.length) * wordLength;
        for (let at = seen.indexOf(needle); at >= 0; at = seen.indexOf(needle, at + 1)) {
          // A word that the piece cuts is in the next one.
          if (at + length <= seen.length) found.push(seen.toString(encoding, at, at + length));
        }
      }
    });
  } catch {
    // It has ended.
  }
  return { words: found, bytes };
}

const passphrase = markedWord();
let room: NearRoom;
beforeAll(async () => {
  room = await openNearRoom({ passphrase });
});
afterAll(() => room.end());

/**
 * How much of what was found before may be found afterwards. Chromium's own processes, which serve all tabs, keep
 * some: what the network brought, and keys that were typed. Firefox's keep the nickname in a few places, at times.
 */
const browsers = [
  ['Chromium', openChromium, /chromium/, { talk: 0.2, nick: 0.2 }],
  ['Firefox', openFirefox, /firefox/, { talk: 0, nick: 0.2 }],
] as const;

/** How often what was said or opens the room is found, and how often the nickname. */
function hitsOf({ heard, said, passphrase: key, nick }: Found): Record<'talk' | 'nick', number> {
  return { talk: heard.hits + said.hits + key.hits, nick: nick.hits };
}

describe.each(browsers)('%s', (name, open, program, share) => {
  test('ends the process that held the talk', { timeout: 180_000 }, async () => {
    const olga = room.room.irc();
    await olga.enters(`olga${name}`, passphrase, '#lobby');
    const first = await open(null);
    try {
      const evening = new Evening(await first.tab(), program, passphrase);
      await evening.passes(room, olga);
      const inside = evening.found();
      expect(inside.heard.canaries).toBe(count);
      expect(inside.said.canaries).toBe(count);
      expect(inside.nick.canaries + inside.passphrase.canaries).toBe(2);
      await evening.erases();
      const before = hitsOf(inside);
      let left = before;
      const isLess = (): boolean => {
        left = hitsOf(evening.found());
        return left.talk <= share.talk * before.talk && left.nick <= share.nick * before.nick;
      };
      // A process takes a moment to end, on a busy machine more.
      await until('less to be there', isLess, { withinMs: 60_000, everyMs: 500 }).catch(() => {});
      expect(left.talk).toBeLessThanOrEqual(share.talk * before.talk);
      expect(left.nick).toBeLessThanOrEqual(share.nick * before.nick);
      expect(evening.bytes).toBeGreaterThan(50 * 1024 * 1024);
    } finally {
      await first.close();
    }
  });
});
