// Gives operators and voices their modes back after ngIRCd was started again. ngIRCd makes the first who
// returns to a channel its operator, and nobody else. So that one sets each guest's modes as they were, and
// takes the own operator mode away again if it was not theirs before. In the room's own channels nobody becomes
// operator by being first: there the steward gives hosts theirs, and others what a host gave them.

import { foldName } from '../../contract/room/casemap.ts';
import { isChannelOperator } from '../../contract/room/modes.ts';
import type { OwnRooms } from './own-rooms.ts';

/** One guest's session, as seen from here. */
export interface Ranked {
  readonly nick: string;
  /** Hosts are operators of the room's own channels, always. */
  readonly isHost: boolean;
  /** Sends a MODE to ngIRCd as an operator of the channel: `+o bob`. */
  setMode(channel: string, change: string, nick: string): void;
}

interface Rank {
  /** The member modes that the guest is to have: letters out of `qaohv`. */
  rightful: string;
  /** Those that they have in ngIRCd; null: they are not in the channel now. */
  now: string | null;
  /** A MODE that gives or takes some is sent, and not confirmed yet. */
  asked: boolean;
}

type Channel = Map<Ranked, Rank>;

export class OperatorRestore {
  readonly #own: OwnRooms;
  readonly #channels = new Map<string, Channel>();

  /** @param own the room's own channels. */
  constructor(own: OwnRooms) {
    this.#own = own;
  }

  /** The guest joined a channel, where ngIRCd gave them these modes. */
  entered(one: Ranked, name: string, modes: string): void {
    const channel = this.#channels.get(foldName(name)) ?? new Map<Ranked, Rank>();
    this.#channels.set(foldName(name), channel);
    // Only who joins a new channel becomes its operator. If others were in it before ngIRCd's restart, it
    // is not new, and the modes are not this guest's.
    const rightful = this.#isAlwaysOperator(one, name) ? 'o' : channel.size > 0 ? '' : modes;
    channel.set(one, { rightful, now: modes, asked: false });
    if (rightful !== modes) this.#settle(name, channel);
  }

  /** The guest came back into a channel on a new link. */
  returned(one: Ranked, name: string, modes: string): void {
    this.#change(one, name, (rank) => {
      rank.now = modes;
      rank.asked = false;
    });
  }

  /** A MODE gave the guest modes, or took some. */
  changed(one: Ranked, name: string, step: (before: string) => string): void {
    this.#change(one, name, (rank) => {
      rank.now = step(rank.now ?? '');
      // While modes are given back one by one, the rightful ones stay as they were.
      rank.rightful = rank.asked ? step(rank.rightful) : rank.now;
      if (this.#isAlwaysOperator(one, name) && !rank.rightful.includes('o')) rank.rightful += 'o';
      rank.asked = rank.asked && missing(rank) !== '';
    });
  }

  left(one: Ranked, name: string): void {
    const channel = this.#channels.get(foldName(name));
    const rank = channel?.get(one);
    if (channel === undefined || rank === undefined) return;
    channel.delete(one);
    if (channel.size === 0) this.#channels.delete(foldName(name));
    // Somebody else may be operator only in their place.
    else if (isChannelOperator(rank.rightful)) this.#settle(name, channel);
  }

  /**
   * Asks again for what the steward was to give: its link may have been lost, or the guest's nickname was
   * another by then. To be called about once a second.
   */
  retry(): void {
    for (const name of this.#own.names) {
      const channel = this.#channels.get(foldName(name));
      if (channel === undefined) continue;
      const lacking = [...channel.values()].filter(
        (rank) => rank.now !== null && missing(rank) !== '',
      );
      for (const rank of lacking) rank.asked = false;
      if (lacking.length > 0) this.#settle(name, channel);
    }
  }

  /** The guest's link is gone. Their rightful modes are remembered. */
  lost(one: Ranked): void {
    for (const channel of this.#channels.values()) {
      const rank = channel.get(one);
      if (rank === undefined) continue;
      rank.now = null;
      rank.asked = false;
    }
  }

  #change(one: Ranked, name: string, step: (rank: Rank) => void): void {
    const channel = this.#channels.get(foldName(name));
    const rank = channel?.get(one);
    if (channel === undefined || rank === undefined) return;
    step(rank);
    // Nearly all of a thousand guests have no modes, before and after.
    if (rank.now !== '' || rank.rightful !== '') this.#settle(name, channel);
  }

  #isAlwaysOperator(one: Ranked, name: string): boolean {
    return one.isHost && this.#own.has(name);
  }

  #settle(name: string, channel: Channel): void {
    if (this.#own.has(name)) this.#settleOwn(name, channel);
    else settle(name, channel);
  }

  /** In one of the room's own channels. */
  #settleOwn(name: string, channel: Channel): void {
    for (const [one, rank] of channel) {
      const lacks = rank.now === null ? '' : missing(rank);
      if (lacks === '' || rank.asked) continue;
      rank.asked = true;
      for (const letter of lacks) this.#own.setMember(name, `+${letter}`, one.nick);
    }
  }
}

/** Gives guests the modes that they lack, and takes operator from those who have it only for a while. */
function settle(name: string, channel: Channel): void {
  const operators = [...channel].filter(([, { now }]) => isChannelOperator(now ?? ''));
  const giver = operators.find(([, { rightful }]) => isChannelOperator(rightful)) ?? operators[0];
  if (giver === undefined) return;
  for (const [one, rank] of channel) {
    const lacks = rank.now === null ? '' : missing(rank);
    if (lacks === '' || rank.asked) continue;
    rank.asked = true;
    for (const letter of lacks) giver[0].setMode(name, `+${letter}`, one.nick);
  }
  const [standIn, rank] = giver;
  const isNeeded = [...channel.values()].some(({ rightful }) => isChannelOperator(rightful));
  for (const [one, other] of operators) {
    if (isChannelOperator(other.rightful) || other.asked) continue;
    // The stand-in stays operator until a rightful one is.
    if (one === standIn && !isChannelOperator(rank.rightful) && isNeeded) continue;
    other.asked = true;
    one.setMode(name, '-o', one.nick);
  }
}

function missing({ rightful, now }: Rank): string {
  return Array.from(rightful)
    .filter((letter) => now?.includes(letter) !== true)
    .join('');
}
