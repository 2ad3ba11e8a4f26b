// What lines of the room tell beside its talk: who came by which door, how a channel is set, who is
// banned, when the room ends. Pure: one parsed line in, at most one Happening out.

import type { Happening } from './happening.ts';

/** A line as it was parsed, whoever parsed it. */
export interface ParsedLine {
  readonly command: string;
  readonly params: readonly string[];
  readonly nick: string;
  readonly ident: string;
  readonly hostname: string;
}

/** RPL_ISUPPORT token of the gateway's: whole seconds until the room ends by itself (docs/protocol.md). */
const endsToken = /^mayfly\.chat\/ENDS-IN=(\d{1,9})$/;

/** @returns null for a line that tells nothing of the kind. @param now milliseconds since 1970. */
export function aboutRoom(line: ParsedLine, now: number): Happening | null {
  const { command, params, nick, ident, hostname } = line;
  const [, first = '', second = '', ...rest] = params;
  switch (command) {
    case 'JOIN':
      return hostname === '' ? null : { kind: 'seen', nick, ident, host: hostname };
    // RPL_WHOREPLY: channel, ident, host, server, nickname, flags.
    case '352':
      return {
        kind: 'seen',
        nick: rest[2] ?? '',
        ident: second,
        host: rest[0] ?? '',
        // G for gone, H for here.
        away: rest[3]?.startsWith('G') === true,
      };
    case '005': {
      const seconds = params.map((param) => endsToken.exec(param)?.[1]).find(Boolean);
      return seconds === undefined ? null : { kind: 'ends', at: now + Number(seconds) * 1000 };
    }
    // RPL_CHANNELMODEIS
    case '324':
      return { kind: 'channel modes', channel: first, modes: second, params: rest };
    // RPL_BANLIST, RPL_ENDOFBANLIST
    case '367':
      return { kind: 'ban listed', channel: first, mask: second };
    case '368':
      return { kind: 'bans listed', channel: first };
    default:
      return null;
  }
}
