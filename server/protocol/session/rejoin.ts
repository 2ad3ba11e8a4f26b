// A new link's first lines, for a guest who was in the room already: what of them the guest sees,
// and when everything is as it was. Knows nothing of how links are dialled.

import * as numeric from '../../contract/room/numerics.ts';
import { foldName } from '../../contract/room/casemap.ts';
import type { Membership } from '../state/membership.ts';
import type { Message } from '../wire/message.ts';
import { nextNickname } from '../../contract/room/nickname.ts';

/** What to do with one line of ngIRCd's. */
export type RejoinStep =
  /** It goes to the guest, or not. */
  | { readonly kind: 'show' }
  | { readonly kind: 'swallow' }
  /** The nickname is taken on the new link: try this one. */
  | { readonly kind: 'nick refused'; readonly next: string }
  | { readonly kind: 'welcomed'; readonly nick: string }
  /** The guest cannot come back into this channel. */
  | { readonly kind: 'lost'; readonly channel: string; readonly why: string }
  /** Everything has been answered; these channels have not. */
  | { readonly kind: 'settled'; readonly unanswered: readonly string[] };

const show: RejoinStep = { kind: 'show' };
const swallow: RejoinStep = { kind: 'swallow' };

/** The welcome burst, which the guest has had once: 001 is looked at apart. */
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
const nickRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_ERRONEUSNICKNAME,
  numeric.ERR_NICKNAMEINUSE,
  numeric.ERR_NICKCOLLISION,
  numeric.ERR_UNAVAILRESOURCE,
]);

/**
 * What a PING behind the JOINs says. ngIRCd answers in order, so its PONG is behind all that the
 * JOINs bring; a JOIN that brings nothing cannot hold the guest up.
 */
export const rejoinBarrier = 'mayfly-rejoined';

export class Rejoin {
  readonly #membership: Membership;
  readonly #nickLength: number;
  /** Channels that have not answered yet, by their folded names. */
  readonly #waiting: Map<string, string>;
  #nickRefusals = 0;
  #welcomed = false;
  #settled = false;

  constructor(membership: Membership, nickLength: number) {
    this.#membership = membership;
    this.#nickLength = nickLength;
    this.#waiting = new Map(membership.channels.map(({ name }) => [foldName(name), name]));
  }

  get settled(): boolean {
    return this.#settled;
  }

  take(message: Message): RejoinStep {
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
      this.#settled = true;
      return { kind: 'settled', unanswered: [...this.#waiting.values()] };
    }
    if (burst.has(command)) return swallow;
    if (command === 'JOIN' && this.#membership.isSelf(source)) return swallow;
    // The list's end is a JOIN's last line.
    if (command === numeric.RPL_ENDOFNAMES) this.#waiting.delete(foldName(channel));
    if (joinRefusals.has(command) && this.#waiting.delete(foldName(channel))) {
      return { kind: 'lost', channel, why: params.at(-1) ?? '' };
    }
    return show;
  }
}
