// The guest's own modes, as ngIRCd's lines tell them: what a new link must restore. Knows nothing of
// links.

import { parseModes } from '../../contract/room/modes.ts';
import type { Membership } from './membership.ts';
import type { Message } from '../wire/message.ts';

/** What a new link has by itself (`DefaultUserModes`). */
const defaultModes: readonly string[] = ['i'];
/** What AWAY, OPER and services set: not the guest's to restore. */
const notRestored = new Set(['a', 'o', 'O', 'r']);

export class UserModes {
  readonly #membership: Membership;
  readonly #say: (command: string, ...params: string[]) => void;
  readonly #modes = new Set(defaultModes);

  /** @param say a command to ngIRCd. */
  constructor(membership: Membership, say: (command: string, ...params: string[]) => void) {
    this.#membership = membership;
    this.#say = say;
  }

  /** Follows a MODE of ngIRCd's. @returns whether it is about the guest's own modes. */
  follows({ params }: Message): boolean {
    const [target = '', change = ''] = params;
    if (target !== this.#membership.nick) return false;
    for (const { sign, letter } of parseModes(change, [])) {
      if (sign === '-') this.#modes.delete(letter);
      else if (!notRestored.has(letter)) this.#modes.add(letter);
    }
    return true;
  }

  /** A new link has welcomed the guest. */
  restore(): void {
    const on = [...this.#modes].filter((mode) => !defaultModes.includes(mode)).join('');
    const off = defaultModes.filter((mode) => !this.#modes.has(mode)).join('');
    const change = `${on && `+${on}`}${off && `-${off}`}`;
    if (change !== '') this.#say('MODE', this.#membership.nick, change);
  }
}
