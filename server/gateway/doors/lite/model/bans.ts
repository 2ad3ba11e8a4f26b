// Bans whose host is not known yet. A ban mask contains the host of a session. The page remembers hosts; here each
// guest would need a copy of all of them, so the room is asked when a guest bans somebody (USERHOST).

import { foldName } from '../../../../contract/room/casemap.ts';
import type { Order } from '../../../../contract/room/commands.ts';
import type { IrcCommand } from '../../../../contract/room/irc-command.ts';
import { banCommand, banMask, kickCommand } from '../../../../contract/room/order-commands.ts';
import { fittingCommand } from './session-lines.ts';

type BanOrder = Extract<Order, { do: 'ban' | 'unban' }>;

interface Pending {
  readonly channel: string;
  readonly nick: string;
  /** For the KICK after a ban; null: a ban is lifted. */
  readonly kickReason: string | null;
}

export interface BanAnswer {
  /** What to send to the room now, in order. */
  readonly commands: readonly IrcCommand[];
  /** Nobody has this nickname, so nothing is done; null: somebody was found. */
  readonly missing: string | null;
}

/** More than anybody types at once; the oldest are removed first. */
const maxPending = 16;

/** `nick*=+ident@host`: RFC 2812 §4.8, "302 RPL_USERHOST". */
const userhost = /^([^*=]+)\*?=[+-][^@]*@(.+)$/;

export class Bans {
  #pending: readonly Pending[] = [];

  /** @returns what to send now; `answered` returns the rest. */
  begin(order: BanOrder, channel: string): readonly IrcCommand[] {
    const isBan = order.do === 'ban';
    const nick = isBan ? order.nick : order.who;
    if (!isBan && nick.includes('@')) return [banCommand(channel, '-b', nick)];
    const pending = { channel, nick, kickReason: isBan ? order.reason : null };
    this.#pending = [...this.#pending, pending].slice(-maxPending);
    return [['USERHOST', nick]];
  }

  /**
   * The room answers each USERHOST once, in order.
   * @param text the last parameter of RPL_USERHOST; '' if nobody has that nickname.
   */
  answered(text: string): BanAnswer {
    const words = text.split(' ').filter((word) => word !== '');
    const commands = words.flatMap((word) => {
      const [, nick = '', host = ''] = userhost.exec(word) ?? [];
      return nick === '' ? [] : this.#found(nick, banMask(host));
    });
    if (words.length > 0) return { commands, missing: null };
    const [oldest, ...others] = this.#pending;
    this.#pending = others;
    return { commands, missing: oldest?.nick ?? null };
  }

  #found(nick: string, mask: string): readonly IrcCommand[] {
    const isMeant = (pending: Pending): boolean => foldName(pending.nick) === foldName(nick);
    const found = this.#pending.filter(isMeant);
    this.#pending = this.#pending.filter((pending) => !isMeant(pending));
    return found.flatMap(({ channel, kickReason }) =>
      kickReason === null
        ? [banCommand(channel, '-b', mask)]
        : [banCommand(channel, '+b', mask), fittingCommand(kickCommand(channel, nick, kickReason))],
    );
  }
}
