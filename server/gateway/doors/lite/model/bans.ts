// Bans under way: a ban names a session's host, which the room is asked for first (USERHOST). Knows
// no guest and no socket: lines come back as values.

import { foldName } from '../../../../contract/room/casemap.ts';

export interface BanOrder {
  readonly channel: string;
  readonly nick: string;
  /** `-b` lifts it. */
  readonly change: '+b' | '-b';
  /** For the KICK that goes with a ban. */
  readonly reason: string;
}

/** A command and its parameters. */
export type RoomLine = readonly [string, ...string[]];

/** More at once than anybody types; the oldest go first. */
const maxPending = 16;

/** `nick*=+ident@host`: RFC 2812 §4.8, "302 RPL_USERHOST". */
const userhost = /^([^*=]+)\*?=[+-][^@]*@(.+)$/;

export class Bans {
  #pending: readonly BanOrder[] = [];

  ask(order: BanOrder): void {
    this.#pending = [...this.#pending, order].slice(-maxPending);
  }

  /** @param text the last parameter of a 302. @returns what to say to the room now, in order. */
  answered(text: string): readonly RoomLine[] {
    const lines: RoomLine[] = [];
    for (const word of text.split(' ')) {
      const [, nick = '', host = ''] = userhost.exec(word) ?? [];
      if (nick === '') continue;
      const isMeant = (order: BanOrder): boolean => foldName(order.nick) === foldName(nick);
      for (const { channel, change, reason } of this.#pending.filter(isMeant)) {
        lines.push(['MODE', channel, change, `*!*@${host}`]);
        if (change === '+b') lines.push(['KICK', channel, nick, reason === '' ? nick : reason]);
      }
      this.#pending = this.#pending.filter((order) => !isMeant(order));
    }
    return lines;
  }
}
