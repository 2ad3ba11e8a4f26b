// What lines of the room tell beside its talk: whose session is whose, which channels there are, how one is
// set, who is banned, when the room ends, whether it keeps lines. Pure: one parsed line in, Happenings out.

import type { RoomEvent } from './room-event.ts';

/** A line as it was parsed, whoever parsed it. */
export interface ParsedLine {
  readonly command: string;
  readonly params: readonly string[];
  readonly nick: string;
  readonly hostname: string;
}

/** RPL_ISUPPORT token of the gateway's: whole seconds until the room ends by itself (docs/protocol.md). */
const endsToken = /^mayfly\.chat\/ENDS-IN=(\d{1,9})$/;

/** Its token for the most lines of one answer to CHATHISTORY. */
const historyToken = /^CHATHISTORY=([1-9]\d{0,4})$/;

/** @returns nothing for a line that tells nothing of the kind. @param now milliseconds since 1970. */
export function aboutRoom(line: ParsedLine, now: number): readonly RoomEvent[] {
  const { command, params, nick, hostname } = line;
  const [, first = '', second = '', third = '', ...rest] = params;
  switch (command) {
    case 'JOIN':
      return hostname === '' ? [] : [{ kind: 'seen', nick, host: hostname }];
    // RPL_WHOREPLY: channel, ident, host, server, nickname, flags.
    case '352': {
      // G for gone, H for here.
      const away = rest[2]?.startsWith('G') === true;
      return [{ kind: 'seen', nick: rest[1] ?? '', host: third, away }];
    }
    case '005':
      return supportOf(params, now);
    // RPL_CHANNELMODEIS
    case '324':
      return [{ kind: 'channel modes', channel: first, modes: second, params: params.slice(3) }];
    // RPL_LIST, RPL_LISTEND
    case '322':
      return [{ kind: 'channel listed', channel: first, people: Number(second) || 0 }];
    case '323':
      return [{ kind: 'channels listed', at: now }];
    // RPL_BANLIST, RPL_ENDOFBANLIST
    case '367':
      return [{ kind: 'ban listed', channel: first, mask: second }];
    case '368':
      return [{ kind: 'bans listed', channel: first }];
    // FAIL CHATHISTORY <code> <subcommand> <channel>: there is nothing to be had.
    case 'FAIL':
      return params[0] === 'CHATHISTORY' && params.length > 4
        ? [{ kind: 'recalled', channel: third, lines: [] }]
        : [];
    default:
      return [];
  }
}

function supportOf(tokens: readonly string[], now: number): readonly RoomEvent[] {
  return tokens.flatMap((token): readonly RoomEvent[] => {
    const seconds = endsToken.exec(token)?.[1];
    if (seconds !== undefined) return [{ kind: 'ends', at: now + Number(seconds) * 1000 }];
    const limit = historyToken.exec(token)?.[1];
    return limit === undefined ? [] : [{ kind: 'recalls', limit: Number(limit) }];
  });
}
