// What a client's line would tell the server in clear, beside talk: it is cut, refused or left out. Only commands that
// are known here pass.

import { sheetCommand } from '../../contract/room/extension-names.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { isChannelInvite, serviceCommands } from '../../contract/room/service.ts';
import { plainLine, type IrcLine } from './irc-line.ts';

/** `refuse`: what the client is answered; null: nothing. */
export type ClearLine =
  | { readonly kind: 'pass'; readonly line: IrcLine }
  | { readonly kind: 'refuse'; readonly code: '421' | 'topic' | null };

/** How many parameters of a command are no words of the guest's. The others are left out. */
const paramsOf: ReadonlyMap<string, number> = new Map([
  ['CAP', 2],
  ['PASS', 1],
  ['NICK', 1],
  ['USER', 4],
  ['PING', 2],
  ['PONG', 2],
  ['JOIN', 2],
  ['PART', 1],
  ['QUIT', 0],
  ['MODE', 15],
  ['NAMES', 1],
  ['LIST', 1],
  ['WHO', 2],
  ['WHOIS', 2],
  ['ISON', 15],
  ['USERHOST', 15],
  ['LUSERS', 0],
  ['MOTD', 0],
  ['KICK', 2],
  ['INVITE', 2],
  ['REDACT', 2],
  ['CHATHISTORY', 5],
  ['RESUME', 3],
  [sheetCommand, 1],
]);

/** Meant for the room's service, which has to read them. */
const forService: ReadonlySet<string> = new Set(
  serviceCommands.map((command) => command.toUpperCase()),
);
/** An away message must have one. */
const awayText = 'away';

/** @param line any but talk. */
export function clearedLine({ command, params }: IrcLine): ClearLine {
  const pass = (kept: readonly string[]): ClearLine => ({
    kind: 'pass',
    line: plainLine(null, command, ...kept),
  });
  const [first = '', second = ''] = params;
  switch (command) {
    case 'TAGMSG':
      return { kind: 'refuse', code: null };
    case 'TOPIC':
      return params.length > 1 ? { kind: 'refuse', code: 'topic' } : pass(params);
    case 'AWAY':
      return pass(first === '' ? [] : [awayText]);
    case 'KICK':
      // Without a reason ngIRCd would send the name of whoever kicks.
      return pass([first, second, second.split(',')[0] ?? '']);
    default:
  }
  if (forService.has(command) && !(command === 'INVITE' && isChannelInvite(params))) {
    return pass(params);
  }
  const count = paramsOf.get(command);
  return count === undefined
    ? { kind: 'refuse', code: numeric.ERR_UNKNOWNCOMMAND }
    : pass(params.slice(0, count));
}
