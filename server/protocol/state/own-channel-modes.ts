// The guest's own modes in each channel, as ngIRCd's lines tell them: by the prefixes in the list of names,
// and by MODE.

import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { Membership } from './membership.ts';
import type { Message } from '../wire/message.ts';
import { matchesMask } from '../../contract/room/names.ts';
import type { NgircdCommands } from './ngircd-commands.ts';
import type { OperatorRestore, Ranked } from './operator-restore.ts';

/** ngIRCd's ISUPPORT: PREFIX=(qaohv)~&@%+ */
const signs: ReadonlyMap<string, string> = new Map([
  ['~', 'q'],
  ['&', 'a'],
  ['@', 'o'],
  ['%', 'h'],
  ['+', 'v'],
]);
const ofMembers = /[qaohv]/;
/** Those that have a parameter beside the members'; a limit that is lifted has none. */
const withParameter = /[beIk]/;

export class OwnChannelModes implements Ranked {
  readonly #operators: OperatorRestore;
  readonly #membership: Membership;
  readonly #commands: NgircdCommands;
  /** Modes from the list of names, by folded channel, until the list's end. */
  readonly #listed = new Map<string, string>();
  /** Channels for which the Session has sent +n, by folded name, until ngIRCd confirms it. */
  readonly #closing = new Set<string>();

  constructor(operators: OperatorRestore, membership: Membership, commands: NgircdCommands) {
    this.#operators = operators;
    this.#membership = membership;
    this.#commands = commands;
  }

  get nick(): string {
    return this.#membership.nick;
  }

  /** As an operator of the channel. @param nick '': the mode has no parameter. */
  setMode(channel: string, change: string, nick: string): void {
    this.#commands.sendRefusable('MODE', channel, change, ...(nick === '' ? [] : [nick]));
  }

  /** 353: some of the channel's members. */
  readNames(channel: string, names: string): void {
    for (const name of names.split(' ')) {
      // A thousand guests get a thousand names each: only the own one is looked at.
      if (!name.endsWith(this.#membership.nick)) continue;
      const [, marks = '', nick = ''] = /^([~&@%+]*)(.*)$/.exec(name) ?? [];
      if (!sameName(nick, this.#membership.nick)) continue;
      const modes = Array.from(marks, (sign) => signs.get(sign) ?? '').join('');
      this.#listed.set(foldName(channel), modes);
    }
  }

  /** 366: the list's end, in a channel that the guest joined; `again`: on a new link. */
  arrived(channel: string, again: boolean): void {
    const modes = this.#listed.get(foldName(channel)) ?? '';
    this.#listed.delete(foldName(channel));
    // ngIRCd has just made the channel. With +n, nobody who was put out can still send to it.
    if (modes.includes('o')) {
      this.#closing.add(foldName(channel));
      this.setMode(channel, '+n', '');
    }
    if (again) this.#operators.returned(this, channel, modes);
    else this.#operators.entered(this, channel, modes);
  }

  /** Follows a MODE of a channel. @returns whether it bans the guest there. */
  follow({ params: [channel = '', change = '', ...params] }: Message): boolean {
    const rest = [...params];
    let adds = true;
    let isBanned = false;
    for (const letter of change) {
      if (letter === '+' || letter === '-') adds = letter === '+';
      else if (ofMembers.test(letter)) {
        if (sameName(rest.shift() ?? '', this.#membership.nick))
          this.#change(channel, letter, adds);
      } else if (withParameter.test(letter) || (letter === 'l' && adds)) {
        const mask = rest.shift() ?? '';
        if (letter === 'b' && adds && matchesMask(mask, this.#membership.mask)) isBanned = true;
      }
    }
    return isBanned;
  }

  /** Whether this MODE is the Session's own +n: the guest did not ask for it, and does not see it. */
  isOwn({ source, params: [channel = '', change, ...more] }: Message): boolean {
    if (change !== '+n' || more.length > 0 || !this.#membership.isSelf(source)) return false;
    return this.#closing.delete(foldName(channel));
  }

  left(channel: string): void {
    this.#closing.delete(foldName(channel));
    this.#operators.left(this, channel);
  }

  /** The link is gone. */
  lost(): void {
    this.#listed.clear();
    this.#closing.clear();
    this.#operators.lost(this);
  }

  #change(channel: string, letter: string, adds: boolean): void {
    this.#operators.changed(this, channel, (before) => {
      const others = before.replace(letter, '');
      return adds ? others + letter : others;
    });
  }
}
