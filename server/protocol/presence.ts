// The guest's away message and user modes: what a new link must restore, and what others see while the
// guest has no connection. Knows nothing of links and doors but whether they are there.

import type { Membership } from './membership.ts';
import type { Message } from './message.ts';
import { cutUtf8 } from './utf8.ts';

/** What others are told of a guest whose connection is lost. */
export const lostText = 'connection lost';
/** ngIRCd's CLIENT_AWAY_LEN is 128, its end included. */
const maxAwayBytes = 127;
/** What AWAY, OPER and services set: not the guest's to restore. */
const notRestored = new Set(['a', 'o', 'O', 'r']);
/** What a new link has by itself (`DefaultUserModes`). */
const defaultModes = 'i';

export class Presence {
  readonly #membership: Membership;
  readonly #say: (command: string, ...params: string[]) => void;
  readonly #modes = new Set(defaultModes);
  /** '': here. */
  #away = '';
  /** What this link was told last. */
  #told = '';
  #doorLost = false;
  /** AWAYs on this link that ngIRCd has not answered, in order: whether each was the guest's. */
  #asked: boolean[] = [];

  /** @param say a command to ngIRCd; called only while a link takes commands. */
  constructor(membership: Membership, say: (command: string, ...params: string[]) => void) {
    this.#membership = membership;
    this.#say = say;
  }

  /** The guest says AWAY. */
  says(text: string): void {
    this.#away = cutUtf8(text, maxAwayBytes);
    this.#tell(this.#away, true);
    this.sync();
  }

  doorLost(lost: boolean): void {
    this.#doorLost = lost;
  }

  /** Tells ngIRCd what is so, if it was told something else. To be called on an open link. */
  sync(): void {
    const wanted = this.#doorLost ? lostText : this.#away;
    if (wanted !== this.#told) this.#tell(wanted, false);
  }

  /** A new link has welcomed the guest. */
  restore(): void {
    this.#told = '';
    this.#asked = [];
    const on = [...this.#modes].filter((mode) => !defaultModes.includes(mode));
    const off = [...defaultModes].filter((mode) => !this.#modes.has(mode));
    const change = [
      ...(on.length > 0 ? ['+', ...on] : []),
      ...(off.length > 0 ? ['-', ...off] : []),
    ];
    if (change.length > 0) this.#say('MODE', this.#membership.nick, change.join(''));
    this.sync();
  }

  /** RPL_UNAWAY, RPL_NOWAWAY. @returns whether the guest asked for it. */
  answered(): boolean {
    return this.#asked.shift() ?? true;
  }

  /** Follows a MODE of ngIRCd's. @returns whether it is about the guest's own modes. */
  follows({ params }: Message): boolean {
    const [target = '', change = ''] = params;
    if (target !== this.#membership.nick) return false;
    let add = true;
    for (const letter of change) {
      if (letter === '+' || letter === '-') add = letter === '+';
      else if (!add) this.#modes.delete(letter);
      else if (!notRestored.has(letter)) this.#modes.add(letter);
    }
    return true;
  }

  #tell(text: string, byGuest: boolean): void {
    this.#told = text;
    this.#asked.push(byGuest);
    this.#say('AWAY', ...(text === '' ? [] : [text]));
  }
}
