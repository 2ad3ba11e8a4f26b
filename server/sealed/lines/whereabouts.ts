// Follows who is in the group's channel, by the room's lines, and tells the group of it.

import { foldName, sameName } from '../../contract/room/casemap.ts';
import { isValidChannel } from '../../contract/room/channel-name.ts';
import { parseMember } from '../../contract/room/modes.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { sealedSupport } from '../../contract/room/sealed-line.ts';
import type { Group, GroupAction } from '../group/group-types.ts';
import { nickOf, type IrcLine } from './irc-line.ts';

type Doing = Promise<readonly GroupAction[]> | null;

/**
 * After ngIRCd's death everybody enters again, one after the other, and who does not is not named. The room tries for a
 * minute; a member who was missed in a gap leaves the group this much later.
 */
const maxMissingMs = 75_000;
const maxKeptNicks = 4_000;

/** In the group's channel. `names`: the names of who is there are on their way. */
export type Standing = 'out' | 'names' | 'in';

/** For another page of the same tab. */
export interface KeptWhereabouts {
  readonly serverName: string;
  readonly nick: string;
  readonly mask: string | null;
  readonly channel: string | null;
  readonly isRegistered: boolean;
  readonly stands: Standing;
  readonly there: readonly string[];
  /** What has come of a list of names. */
  readonly names: readonly string[];
}

export const nowhere: KeptWhereabouts = {
  serverName: 'mayfly.room',
  nick: '*',
  mask: null,
  channel: null,
  isRegistered: false,
  stands: 'out',
  there: [],
  names: [],
};

export class Whereabouts {
  readonly #group: Group;
  readonly #channelIs: (channel: string) => void;
  #serverName: string;
  #nick: string;
  #mask: string | null;
  #channel: string | null;
  #isRegistered: boolean;
  #stands: Standing;
  /** By folded names, those who are in the group's channel. */
  readonly #there: Map<string, string>;
  #names: string[];
  /** Who was not named in a later list, and since when. */
  readonly #missing = new Map<string, number>();

  constructor(group: Group, channelIs: (channel: string) => void, kept: KeptWhereabouts) {
    this.#group = group;
    this.#channelIs = channelIs;
    this.#serverName = kept.serverName;
    this.#nick = kept.nick;
    this.#mask = kept.mask;
    this.#channel = kept.channel;
    this.#isRegistered = kept.isRegistered;
    this.#stands = kept.stands;
    this.#names = [...kept.names];
    this.#there = new Map(kept.there.map((nick) => [foldName(nick), nick]));
  }

  get serverName(): string {
    return this.#serverName;
  }

  /** This guest's nickname; `*` before they have one. */
  get nick(): string {
    return this.#nick;
  }

  /** `nick!user@host` as others see it; null: the room has not shown it yet. */
  get mask(): string | null {
    return this.#mask;
  }

  /** The group's channel; null: the room does not say that it is sealed. */
  get channel(): string | null {
    return this.#channel;
  }

  /** 001 has come. */
  get isRegistered(): boolean {
    return this.#isRegistered;
  }

  /** The guest is in the group's channel, or the room is just telling who else is. */
  get isIn(): boolean {
    return this.#stands !== 'out';
  }

  isSelf(source: string | null): boolean {
    return sameName(nickOf(source) ?? '', this.#nick);
  }

  keep(): KeptWhereabouts {
    return {
      serverName: this.#serverName,
      nick: this.#nick,
      mask: this.#mask,
      channel: this.#channel,
      isRegistered: this.#isRegistered,
      stands: this.#stands,
      there: [...this.#there.values()].slice(0, maxKeptNicks),
      names: this.#names.slice(0, maxKeptNicks),
    };
  }

  /** To be called with each line of the room's. @returns what the group does; null: it is not told. */
  follow({ command, source, params }: IrcLine, nowMs: number): Doing {
    const [first = '', second = ''] = params;
    const nick = nickOf(source) ?? '';
    switch (command) {
      case numeric.RPL_WELCOME:
        this.#serverName = source ?? this.#serverName;
        this.#nick = first;
        this.#isRegistered = true;
        return null;
      case numeric.RPL_ISUPPORT:
        this.#supports(params);
        return null;
      case 'JOIN':
        return this.#joined(first, nick, source);
      case numeric.RPL_NAMREPLY:
        if (this.#isGroups(params[2])) this.#names.push(...(params.at(-1) ?? '').split(' '));
        return null;
      case numeric.RPL_ENDOFNAMES:
        return this.#isGroups(second) ? this.#named(nowMs) : null;
      case 'PART':
        return this.#parted(first, nick);
      case 'KICK':
        return this.#parted(first, second);
      case 'QUIT':
        return this.#left(nick);
      case 'NICK':
        return this.#renamed(nick, first);
      default:
        return null;
    }
  }

  /**
   * Who speaks in the group's channel is there, whether the server has said so or not.
   * @returns null: that was known.
   */
  speaks(nick: string, target: string): Doing {
    const isNew = !sameName(nick, this.#nick) && !this.#there.has(foldName(nick));
    return isNew && this.#stands === 'in' && this.#isGroups(target) ? this.#cameIn(nick) : null;
  }

  /** Who has not come back by now is gone. @returns null: everybody is there. */
  tick(nowMs: number): Doing {
    const gone = [...this.#missing].find(([, sinceMs]) => nowMs - sinceMs > maxMissingMs)?.[0];
    return gone === undefined ? null : this.#left(gone);
  }

  #isGroups(channel: string | undefined): boolean {
    return this.#channel !== null && sameName(channel ?? '', this.#channel);
  }

  #supports(params: readonly string[]): void {
    const token = params.find((param) => param.startsWith(`${sealedSupport}=`));
    // From birth or never: it does not change.
    const channel = token?.slice(sealedSupport.length + 1) ?? '';
    if (this.#channel !== null || !isValidChannel(channel)) return;
    this.#channel = channel;
    this.#channelIs(channel);
  }

  #joined(channels: string, nick: string, source: string | null): Doing {
    const isSelf = sameName(nick, this.#nick);
    if (isSelf) this.#mask = source;
    if (!this.#isGroups(channels)) return null;
    if (isSelf) {
      // In already: what led out of the channel was lost in a gap.
      const out = this.#left(nick);
      this.#stands = 'names';
      this.#names = [];
      return out;
    }
    // Before the end of the list they may stand in it, too.
    if (this.#stands === 'names') {
      this.#names.push(nick);
      return null;
    }
    return this.#cameIn(nick);
  }

  #cameIn(nick: string): Doing {
    const key = foldName(nick);
    // Back after ngIRCd's death: for the group they never left.
    const wasThere = this.#there.has(key);
    this.#missing.delete(key);
    this.#there.set(key, nick);
    return wasThere ? null : this.#group.joined(nick);
  }

  /** A list of names is complete: the first after the own JOIN, or another one of a channel that the guest is in. */
  async #named(nowMs: number): Promise<readonly GroupAction[]> {
    const nicks = this.#names.map((word) => parseMember(word).nick).filter((nick) => nick !== '');
    this.#names = [];
    const named = new Map(nicks.map((nick) => [foldName(nick), nick]));
    if (!named.has(foldName(this.#nick))) return [];
    if (this.#stands === 'in') return this.#compare(named, nowMs);
    // Without a JOIN before it: the guest's client asked again for what a gap took.
    this.#stands = 'in';
    for (const [key, nick] of named) this.#there.set(key, nick);
    return this.#group.entered(this.#nick, [...named.values()]);
  }

  async #compare(
    named: ReadonlyMap<string, string>,
    nowMs: number,
  ): Promise<readonly GroupAction[]> {
    for (const key of this.#there.keys()) {
      if (!named.has(key) && !this.#missing.has(key)) this.#missing.set(key, nowMs);
    }
    const actions: GroupAction[] = [];
    for (const [, nick] of named) actions.push(...((await this.#cameIn(nick)) ?? []));
    return actions;
  }

  #parted(channel: string, nick: string): Doing {
    if (this.#isGroups(channel)) return this.#left(nick);
    if (sameName(nick, this.#nick)) this.#group.absent(channel);
    return null;
  }

  #left(nick: string): Doing {
    if (this.#stands === 'out') return null;
    if (sameName(nick, this.#nick)) {
      this.#stands = 'out';
      this.#there.clear();
      this.#missing.clear();
      return this.#group.outside();
    }
    const key = foldName(nick);
    this.#missing.delete(key);
    if (this.#stands === 'names') {
      this.#names = this.#names.filter((word) => !sameName(parseMember(word).nick, nick));
    }
    return this.#there.delete(key) ? this.#group.left(nick) : null;
  }

  #renamed(from: string, to: string): Doing {
    if (sameName(from, this.#nick)) {
      this.#nick = to;
      if (this.#mask !== null) this.#mask = to + this.#mask.slice(this.#mask.indexOf('!'));
    }
    const key = foldName(from);
    if (this.#stands === 'names') {
      this.#names = this.#names.map((word) => (sameName(parseMember(word).nick, from) ? to : word));
    }
    if (!this.#there.delete(key)) return null;
    this.#there.set(foldName(to), to);
    return this.#group.renamed(from, to);
  }
}
