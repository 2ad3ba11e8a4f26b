// Whether the guest is away, as ngIRCd has it. Knows nothing of who is told.

import { cutUtf8 } from '../wire/utf8.ts';

/** ngIRCd's CLIENT_AWAY_LEN, less its end: it cuts there, and bytes are not characters. */
const maxTextBytes = 127;

export interface AwayOwner {
  /** A line to ngIRCd. */
  say(command: string, ...params: string[]): void;
  /** The guest is away, is back, or is away for another reason. */
  changed(): void;
}

export class Away {
  readonly #owner: AwayOwner;
  /** What the guest said last; null: they are here. */
  #own: string | null = null;
  /** What is said in the guest's stead. */
  #cover: string | null = null;
  /** What ngIRCd was told last on this link. */
  #told: string | null = null;
  /** What ngIRCd has confirmed. */
  #shown: string | null = null;
  /** What ngIRCd was told and has not answered: each is answered once, in order. */
  #asked: { readonly text: string | null; readonly byGuest: boolean }[] = [];

  constructor(owner: AwayOwner) {
    this.#owner = owner;
  }

  /** What others see; null: the guest is not away. */
  get text(): string | null {
    return this.#shown;
  }

  /** The guest's `AWAY <text>`; '' is the way back. */
  asks(text: string): void {
    // ngIRCd drops a line whose text begins with it (ScrubCTCP), and would not answer.
    const words = cutUtf8(text.replaceAll('\u0001', ''), maxTextBytes).trim();
    this.#own = words === '' ? null : words;
    this.#ask(true);
  }

  /**
   * What others are shown while nobody is at the session's door, instead of what the guest said;
   * null: the guest is there again. Told with the next `sync`.
   */
  cover(text: string | null): void {
    this.#cover = text;
  }

  /** ngIRCd's 305 or 306. @returns whether the guest gets it. */
  answered(): boolean {
    const asked = this.#asked.shift();
    if (asked === undefined) return true;
    const changed = asked.text !== this.#shown;
    this.#shown = asked.text;
    if (changed) this.#owner.changed();
    return asked.byGuest;
  }

  /** The link is gone: what was asked is not answered any more. */
  lost(): void {
    this.#asked = [];
    this.#told = null;
  }

  /** The link takes commands: ngIRCd is told what it does not know. */
  sync(): void {
    if (this.#wanted !== this.#told) this.#ask(false);
  }

  get #wanted(): string | null {
    return this.#cover ?? this.#own;
  }

  #ask(byGuest: boolean): void {
    const text = this.#wanted;
    this.#told = text;
    this.#asked.push({ text, byGuest });
    this.#owner.say('AWAY', ...(text === null ? [] : [text]));
  }
}
