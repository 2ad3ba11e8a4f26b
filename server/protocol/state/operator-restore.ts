// Who may do what in which channel, of all who came by the gateway: as ngIRCd has it, and as it was before
// ngIRCd was started anew. Then it makes whoever comes back first the operator, and those who were are none:
// the first gives to each what was theirs, and steps down if it was not theirs. Knows no session and no line.

import { foldName } from '../../contract/room/casemap.ts';
import { isChannelOperator } from '../../contract/room/modes.ts';

/** One guest, as far as this is about them. */
export interface Ranked {
  readonly nick: string;
  /** As an operator of the channel: `+o bob`. */
  sets(channel: string, change: string, nick: string): void;
}

interface Rank {
  /** Member modes that are theirs: letters out of `qaohv`. */
  rightful: string;
  /** What they have in ngIRCd; null: they are not in it. */
  now: string | null;
  /** It is being given or taken. */
  asked: boolean;
}

type Channel = Map<Ranked, Rank>;

export class OperatorRestore {
  readonly #channels = new Map<string, Channel>();

  /** Came into a channel, where ngIRCd gave them these modes. */
  entered(one: Ranked, name: string, modes: string): void {
    const channel = this.#channels.get(foldName(name)) ?? new Map<Ranked, Rank>();
    this.#channels.set(foldName(name), channel);
    // Nobody enters as an operator but into a channel that is new. One that others are on their way back
    // to is theirs.
    const rightful = channel.size > 0 ? '' : modes;
    channel.set(one, { rightful, now: modes, asked: false });
    if (rightful !== modes) settle(name, channel);
  }

  /** Came back into a channel on a new link. */
  returned(one: Ranked, name: string, modes: string): void {
    this.#change(one, name, (rank) => {
      rank.now = modes;
      rank.asked = false;
    });
  }

  /** A MODE of ngIRCd's gave them modes, or took some. */
  changed(one: Ranked, name: string, step: (before: string) => string): void {
    this.#change(one, name, (rank) => {
      rank.now = step(rank.now ?? '');
      // What is being given back one by one was theirs all the time.
      rank.rightful = rank.asked ? step(rank.rightful) : rank.now;
      rank.asked = rank.asked && missing(rank) !== '';
    });
  }

  left(one: Ranked, name: string): void {
    const channel = this.#channels.get(foldName(name));
    const rank = channel?.get(one);
    if (channel === undefined || rank === undefined) return;
    channel.delete(one);
    if (channel.size === 0) this.#channels.delete(foldName(name));
    // Perhaps a stand-in waits for them.
    else if (isChannelOperator(rank.rightful)) settle(name, channel);
  }

  /** Their link is gone; what is theirs waits for them. */
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
    // Of a thousand who come back, nearly all have nothing to get and nothing to give.
    if (rank.now !== '' || rank.rightful !== '') settle(name, channel);
  }
}

/** Gives back what somebody lacks, and takes from a stand-in what nobody needs any more. */
function settle(name: string, channel: Channel): void {
  const operators = [...channel].filter(([, { now }]) => isChannelOperator(now ?? ''));
  const giver = operators.find(([, { rightful }]) => isChannelOperator(rightful)) ?? operators[0];
  if (giver === undefined) return;
  for (const [one, rank] of channel) {
    const lacks = rank.now === null ? '' : missing(rank);
    if (lacks === '' || rank.asked) continue;
    rank.asked = true;
    for (const letter of lacks) giver[0].sets(name, `+${letter}`, one.nick);
  }
  const [standIn, rank] = giver;
  const isNeeded = [...channel.values()].some(({ rightful }) => isChannelOperator(rightful));
  for (const [one, other] of operators) {
    if (isChannelOperator(other.rightful) || other.asked) continue;
    // A stand-in stays until one whose right it is has it.
    if (one === standIn && !isChannelOperator(rank.rightful) && isNeeded) continue;
    other.asked = true;
    one.sets(name, '-o', one.nick);
  }
}

function missing({ rightful, now }: Rank): string {
  return Array.from(rightful)
    .filter((letter) => now?.includes(letter) !== true)
    .join('');
}
