// Reads a new link's first lines, for a guest who was in the room before: what the guest gets of them, and
// when all channels have answered.

import * as numeric from '../../contract/room/numerics.ts';
import { foldName } from '../../contract/room/casemap.ts';
import type { Membership } from '../state/membership.ts';
import type { Message } from '../wire/message.ts';
import { nextNickname } from '../../contract/room/nickname.ts';

/** What is to be done with one line of ngIRCd's. */
export type RejoinStep =
  /** The guest gets it, or not. */
  | { readonly kind: 'show' }
  | { readonly kind: 'swallow' }
  /** Somebody has the nickname on the new link: try this one. */
  | { readonly kind: 'nick refused'; readonly next: string }
  | { readonly kind: 'welcomed'; readonly nick: string }
  /** The guest cannot join this channel again. */
  | { readonly kind: 'lost'; readonly channel: string; readonly why: string }
  /** ngIRCd has answered everything; for these channels it said nothing. */
  | { readonly kind: 'settled'; readonly unanswered: readonly string[] };

const show: RejoinStep = { kind: 'show' };
const swallow: RejoinStep = { kind: 'swallow' };

function codes(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The welcome lines, which the guest has had once. 001 is read apart. */
const burst = codes('002 003 004 005 221 250 251 252 253 254 255 265 266 372 375 376 396 422');
/** Why a JOIN failed; each names the channel second. */
const joinRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_NOSUCHCHANNEL,
  numeric.ERR_TOOMANYCHANNELS,
  numeric.ERR_TOOMANYTARGETS,
  numeric.ERR_UNAVAILRESOURCE,
  numeric.ERR_CHANNELISFULL,
  numeric.ERR_INVITEONLYCHAN,
  numeric.ERR_BANNEDFROMCHAN,
  numeric.ERR_BADCHANNELKEY,
  numeric.ERR_BADCHANMASK,
  numeric.ERR_NOCHANMODES,
]);
const nickRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_ERRONEUSNICKNAME,
  numeric.ERR_NICKNAMEINUSE,
  numeric.ERR_NICKCOLLISION,
  numeric.ERR_UNAVAILRESOURCE,
]);

/**
 * The token of a PING behind the JOINs. ngIRCd answers in order, so its PONG comes behind all answers to the
 * JOINs, and a JOIN without an answer does not make the guest wait.
 */
export const rejoinBarrier = 'mayfly-rejoined';

export class Rejoin {
  readonly #membership: Membership;
  readonly #nickLength: number;
  /** Channels that have not answered yet, by their folded names. */
  readonly #waiting: Map<string, string>;
  #nickRefusals = 0;
  #welcomed = false;
  #isSettled = false;

  constructor(membership: Membership, nickLength: number) {
    this.#membership = membership;
    this.#nickLength = nickLength;
    this.#waiting = new Map(membership.channels.map(({ name }) => [foldName(name), name]));
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  next(message: Message): RejoinStep {
    const { command, source, params } = message;
    const [target = '', channel = ''] = params;
    if (!this.#welcomed && nickRefusals.has(command)) {
      this.#nickRefusals += 1;
      const next = nextNickname(this.#membership.nick, this.#nickRefusals, this.#nickLength);
      return { kind: 'nick refused', next };
    }
    if (command === numeric.RPL_WELCOME) {
      this.#welcomed = true;
      return { kind: 'welcomed', nick: target };
    }
    if (command === 'PONG' && params.at(-1) === rejoinBarrier) {
      this.#isSettled = true;
      return { kind: 'settled', unanswered: [...this.#waiting.values()] };
    }
    if (burst.has(command)) return swallow;
    if (command === 'JOIN' && this.#membership.isSelf(source)) return swallow;
    // The end of the names is the last line of an answer to JOIN.
    if (command === numeric.RPL_ENDOFNAMES) this.#waiting.delete(foldName(channel));
    if (joinRefusals.has(command) && this.#waiting.delete(foldName(channel))) {
      return { kind: 'lost', channel, why: params.at(-1) ?? '' };
    }
    return show;
  }
}
