// The guest's own user modes, as ngIRCd's lines tell them. A new link restores them.

import { parseModes } from '../../contract/room/modes.ts';
import type { Membership } from './membership.ts';
import type { Message } from '../wire/message.ts';
import type { NgircdCommands } from './ngircd-commands.ts';

/** The modes of a new link (ngIRCd's `DefaultUserModes`). */
const defaultModes: readonly string[] = ['i'];
/** Set by AWAY, OPER and services: the guest cannot set them back. */
const notRestored = new Set(['a', 'o', 'O', 'r']);

export class UserModes {
  readonly #membership: Membership;
  readonly #commands: NgircdCommands;
  readonly #modes = new Set(defaultModes);

  constructor(membership: Membership, commands: NgircdCommands) {
    this.#membership = membership;
    this.#commands = commands;
  }

  /** Follows a MODE of ngIRCd's. @returns whether it is about the guest's user modes. */
  follow({ params }: Message): boolean {
    const [target = '', change = ''] = params;
    if (target !== this.#membership.nick) return false;
    for (const { sign, letter } of parseModes(change, [])) {
      if (sign === '-') this.#modes.delete(letter);
      else if (!notRestored.has(letter)) this.#modes.add(letter);
    }
    return true;
  }

  /** Sets the modes again on a new link, which has just welcomed the guest. */
  restore(): void {
    const on = [...this.#modes].filter((mode) => !defaultModes.includes(mode)).join('');
    const off = defaultModes.filter((mode) => !this.#modes.has(mode)).join('');
    const change = `${on && `+${on}`}${off && `-${off}`}`;
    if (change !== '') this.#commands.send('MODE', this.#membership.nick, change);
  }
}
