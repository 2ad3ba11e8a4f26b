// The guest's own modes in each channel, as ngIRCd's lines tell them: by the prefixes in the list of names,
// and by MODE.

import { matchesMask } from '../../contract/room/mask.ts';
import {
  applyMode,
  isMemberMode,
  parseMember,
  parseModes,
  type ModeChange,
} from '../../contract/room/modes.ts';
import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { Membership } from './membership.ts';
import type { Message } from '../wire/message.ts';
import type { NgircdCommands } from './ngircd-commands.ts';
import type { OperatorRestore, Ranked } from './operator-restore.ts';

export class OwnChannelModes implements Ranked {
  readonly #operators: OperatorRestore;
  readonly #membership: Membership;
  readonly #commands: NgircdCommands;
  readonly #isHost: () => boolean;
  /** Modes from the list of names, by folded channel, until the list's end. */
  readonly #listed = new Map<string, string>();
  /** Channels for which the Session has sent +n, by folded name, until ngIRCd confirms it. */
  readonly #closing = new Set<string>();

  constructor(
    operators: OperatorRestore,
    membership: Membership,
    commands: NgircdCommands,
    isHost: () => boolean,
  ) {
    this.#operators = operators;
    this.#membership = membership;
    this.#commands = commands;
    this.#isHost = isHost;
  }

  get isHost(): boolean {
    return this.#isHost();
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
      const { nick, modes } = parseMember(name);
      if (sameName(nick, this.#membership.nick)) this.#listed.set(foldName(channel), modes);
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
  follow({ params: [channel = '', modes = '', ...params] }: Message): boolean {
    let isBanned = false;
    for (const change of parseModes(modes, params)) {
      const { sign, letter, param } = change;
      if (isMemberMode(letter)) {
        if (sameName(param ?? '', this.#membership.nick)) this.#change(channel, change);
      } else if (letter === 'b' && sign === '+') {
        if (matchesMask(param ?? '', this.#membership.mask)) isBanned = true;
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

  #change(channel: string, change: ModeChange): void {
    this.#operators.changed(this, channel, (before) => applyMode(before, change));
  }
}
