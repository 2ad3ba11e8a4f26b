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
  | { readonly kind: 'lost'; readonly channel: string; readonly why: string };

const show: RejoinStep = { kind: 'show' };
const swallow: RejoinStep = { kind: 'swallow' };

/** The welcome lines, which the guest has had once. 001 is read apart. */
const burst: ReadonlySet<string> = new Set([
  numeric.RPL_YOURHOST,
  numeric.RPL_CREATED,
  numeric.RPL_MYINFO,
  numeric.RPL_ISUPPORT,
  numeric.RPL_UMODEIS,
  numeric.RPL_STATSCONN,
  numeric.RPL_LUSERCLIENT,
  numeric.RPL_LUSEROP,
  numeric.RPL_LUSERUNKNOWN,
  numeric.RPL_LUSERCHANNELS,
  numeric.RPL_LUSERME,
  numeric.RPL_LOCALUSERS,
  numeric.RPL_GLOBALUSERS,
  numeric.RPL_MOTD,
  numeric.RPL_MOTDSTART,
  numeric.RPL_ENDOFMOTD,
  numeric.RPL_VISIBLEHOST,
  numeric.ERR_NOMOTD,
]);
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
/** Why ngIRCd does not give a nickname; each names it second. */
export const nickRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_ERRONEUSNICKNAME,
  numeric.ERR_NICKNAMEINUSE,
  numeric.ERR_NICKCOLLISION,
  numeric.ERR_UNAVAILRESOURCE,
]);

/**
 * The token of the barrier behind the JOINs. ngIRCd answers in order, so its PONG comes behind all answers to
 * the JOINs, and a JOIN without an answer does not make the guest wait.
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

  /** The barrier behind the JOINs was answered. @returns the channels for which ngIRCd said nothing. */
  settle(): readonly string[] {
    this.#isSettled = true;
    return [...this.#waiting.values()];
  }

  /** Another nickname to try. */
  nextNick(): string {
    this.#nickRefusals += 1;
    return nextNickname(this.#membership.nick, this.#nickRefusals, this.#nickLength);
  }

  next(message: Message): RejoinStep {
    const { command, source, params } = message;
    const [target = '', channel = ''] = params;
    if (!this.#welcomed && nickRefusals.has(command)) {
      return { kind: 'nick refused', next: this.nextNick() };
    }
    if (command === numeric.RPL_WELCOME) {
      this.#welcomed = true;
      return { kind: 'welcomed', nick: target };
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
