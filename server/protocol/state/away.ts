// Whether ngIRCd shows the guest as away, and with which text.

import { cutUtf8 } from '../wire/utf8.ts';
import type { NgircdCommands } from './ngircd-commands.ts';

/** ngIRCd's CLIENT_AWAY_LEN, less its end. ngIRCd cuts there, and may cut through a character. */
const maxTextBytes = 127;

/** What ngIRCd's answer to an AWAY means. */
export interface AwayAnswer {
  /** The guest asked for it, and is to see the answer. */
  readonly isForGuest: boolean;
  /** Others see another text now, or none. */
  readonly hasChanged: boolean;
}

export class Away {
  readonly #commands: NgircdCommands;
  /** The guest's own last text; null: the guest is not away. */
  #own: string | null = null;
  /** Shown instead of the guest's own text. */
  #cover: string | null = null;
  /** What ngIRCd was told last on this link. */
  #told: string | null = null;
  /** What ngIRCd has confirmed. */
  #shown: string | null = null;
  /** Sent to ngIRCd and not answered yet. Each gets one answer, in order. */
  #asked: { readonly text: string | null; readonly byGuest: boolean }[] = [];
  #isLinked = false;

  constructor(commands: NgircdCommands) {
    this.#commands = commands;
  }

  /** What others see; null: the guest is not away. */
  get text(): string | null {
    return this.#shown;
  }

  /** The guest's `AWAY <text>`; '' means that they are back. */
  request(text: string): void {
    // ngIRCd drops a line whose text begins with \u0001 (ScrubCTCP), and would not answer.
    const words = cutUtf8(text.replaceAll('\u0001', ''), maxTextBytes).trim();
    this.#own = words === '' ? null : words;
    this.#ask(true);
  }

  /** Sets what others see while nobody is at the session's door; null: the guest's own text again. */
  cover(text: string | null): void {
    this.#cover = text;
    if (this.#isLinked) this.sync();
  }

  /** ngIRCd's 305 or 306. */
  answered(): AwayAnswer {
    const asked = this.#asked.shift();
    if (asked === undefined) return { isForGuest: true, hasChanged: false };
    const hasChanged = asked.text !== this.#shown;
    this.#shown = asked.text;
    return { isForGuest: asked.byGuest, hasChanged };
  }

  /** The guest is in the room by a link that works: from now on each change is sent at once. */
  linked(): void {
    this.#isLinked = true;
    this.sync();
  }

  /** The link is gone: what was asked is not answered any more. */
  lost(): void {
    this.#isLinked = false;
    this.#asked = [];
    this.#told = null;
  }

  /** The link takes commands: sends ngIRCd what it does not know yet. */
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
    this.#commands.send('AWAY', ...(text === null ? [] : [text]));
  }
}
