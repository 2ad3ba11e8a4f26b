// What the guest may do in each channel, as ngIRCd's lines tell it: by the signs in front of their name, and
// by MODE. Knows nothing of what becomes of it.

import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { Membership } from './membership.ts';
import type { Message } from '../wire/message.ts';
import {
  applyMode,
  isMemberMode,
  parseMember,
  parseModes,
  type ModeChange,
} from '../../contract/room/modes.ts';
import { matchesMask } from '../../contract/room/mask.ts';
import type { Ranked, OperatorRestore } from './operator-restore.ts';

export class OwnChannelModes {
  readonly #ranks: OperatorRestore;
  readonly #membership: Membership;
  readonly #self: Ranked;
  /** From the list of names, until its end. */
  readonly #listed = new Map<string, string>();

  readonly #banned: (channel: string) => void;
  readonly #sets: Ranked['sets'];
  /** Channels that the Session closes to outsiders, by folded name, until ngIRCd has said so. */
  readonly #closing = new Set<string>();

  /**
   * @param sets says MODE to ngIRCd.
   * @param banned told of a channel that bans the guest now.
   */
  constructor(
    ranks: OperatorRestore,
    membership: Membership,
    sets: Ranked['sets'],
    banned: (channel: string) => void,
  ) {
    this.#banned = banned;
    this.#sets = sets;
    this.#ranks = ranks;
    this.#membership = membership;
    this.#self = {
      get nick() {
        return membership.nick;
      },
      sets,
    };
  }

  /** 353: some of those who are there. */
  lists(channel: string, names: string): void {
    for (const name of names.split(' ')) {
      // Of a thousand names at a thousand entries, one each is looked at.
      if (!name.endsWith(this.#membership.nick)) continue;
      const { nick, modes } = parseMember(name);
      if (sameName(nick, this.#membership.nick)) this.#listed.set(foldName(channel), modes);
    }
  }

  /** The list's end, in a channel that was entered: for the first time, or (`again`) on a new link. */
  arrived(channel: string, again: boolean): void {
    const modes = this.#listed.get(foldName(channel)) ?? '';
    this.#listed.delete(foldName(channel));
    // ngIRCd has made it anew. What is on its way from somebody who is just being put out is not said, either.
    if (modes.includes('o')) {
      this.#closing.add(foldName(channel));
      this.#sets(channel, '+n', '');
    }
    if (again) this.#ranks.returned(this.#self, channel, modes);
    else this.#ranks.entered(this.#self, channel, modes);
  }

  /** A MODE of a channel: what of it is about the guest. */
  follows({ params: [channel = '', modes = '', ...params] }: Message): void {
    for (const change of parseModes(modes, params)) {
      const { sign, letter, param } = change;
      if (isMemberMode(letter)) {
        if (sameName(param ?? '', this.#membership.nick)) this.#change(channel, change);
      } else if (letter === 'b' && sign === '+') {
        if (matchesMask(param ?? '', this.#membership.mask)) this.#banned(channel);
      }
    }
  }

  /** Whether this MODE is the Session's own +n, which nobody asked for. */
  isOwn({ source, params: [channel = '', change, ...more] }: Message): boolean {
    if (change !== '+n' || more.length > 0 || !this.#membership.isSelf(source)) return false;
    return this.#closing.delete(foldName(channel));
  }

  left(channel: string): void {
    this.#closing.delete(foldName(channel));
    this.#ranks.left(this.#self, channel);
  }

  /** The link is gone. */
  lost(): void {
    this.#listed.clear();
    this.#closing.clear();
    this.#ranks.lost(this.#self);
  }

  #change(channel: string, change: ModeChange): void {
    this.#ranks.changed(this.#self, channel, (before) => applyMode(before, change));
  }
}
