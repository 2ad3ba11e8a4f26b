// What a guest may ask of ngIRCd: one table. A command that is not in it never reaches the room.

import { sheetCommand } from '../../contract/room/extension-names.ts';
import { serviceCommands } from '../../contract/room/service.ts';

/**
 * `pass`: to ngIRCd. `talk`: the same, and it may be followed. `own`: the Session answers. `service`: the
 * gateway answers in the name of the service. Anything else: why not, for the guest.
 */
export type CommandRule =
  | { readonly kind: 'pass' }
  | { readonly kind: 'talk' }
  | { readonly kind: 'own' }
  | { readonly kind: 'service' }
  | { readonly kind: 'refuse'; readonly numeric: '421' | '462' | '481'; readonly text: string };

const pass: CommandRule = { kind: 'pass' };
const talk: CommandRule = { kind: 'talk' };
const own: CommandRule = { kind: 'own' };
const service: CommandRule = { kind: 'service' };

function refuse(numeric: '421' | '462' | '481', text: string): CommandRule {
  return { kind: 'refuse', numeric, text };
}

const unknown = refuse('421', 'Unknown command');
const noOperators = refuse('481', 'Permission denied: this room has no operators');
const noServers = refuse('481', 'Permission denied: this room has no other servers');
const noVersions = refuse('421', 'Not told here: it would describe the machine');
const noClock = refuse('421', 'Not told here: a clock tells one machine from another');
const nobodyIsLookedUp = refuse('421', 'Not told here: nobody is looked up');
const already = refuse('462', 'You may not register again');

/** Each was tried on ngIRCd 26.1: no reply to a passed command names an address or a version. */
export const commandRules: ReadonlyMap<string, CommandRule> = new Map<string, CommandRule>([
  // Talk.
  ['PRIVMSG', talk],
  ['NOTICE', talk],
  // Channels and names.
  ['PART', pass],
  ['TOPIC', pass],
  ['MODE', pass],
  ['KICK', pass],
  // Who is here. Hosts are cloaked; the one reply with an address (378) is dropped on its way back.
  ['NAMES', pass],
  ['LIST', pass],
  ['WHO', pass],
  ['WHOIS', pass],
  ['ISON', pass],
  ['USERHOST', pass],
  ['LUSERS', pass],
  ['MOTD', pass],
  // A PING is a barrier behind earlier lines, so ngIRCd answers it.
  ['PING', pass],
  // The Session's own: it looks into them, and passes on what is right.
  ['JOIN', own],
  ['NICK', own],
  ['AWAY', own],
  ['CHATHISTORY', own],
  ['TAGMSG', own],
  ['REDACT', own],
  ['PONG', own],
  ['CAP', own],
  ['QUIT', own],
  // What `/remove ana` becomes in a client that does not know it. HELP stays the client's own, and an INVITE that
  // names a channel is ngIRCd's.
  ...serviceCommands
    .filter((name) => name !== 'help')
    .map((name): [string, CommandRule] => [name.toUpperCase(), service]),
  // What a host's page asks by itself.
  [sheetCommand, service],
  ['PASS', already],
  ['USER', already],
  ['WEBIRC', already],
  // For operators: there are none.
  ['OPER', noOperators],
  ['DIE', noOperators],
  ['RESTART', noOperators],
  ['REHASH', noOperators],
  ['KILL', noOperators],
  ['GLINE', noOperators],
  ['KLINE', noOperators],
  ['WALLOPS', noOperators],
  ['CONNECT', noOperators],
  ['DISCONNECT', noOperators],
  ['SQUIT', noOperators],
  // Between servers: there is one.
  ['SERVER', noServers],
  ['SERVICE', noServers],
  ['SERVLIST', noServers],
  ['SQUERY', noServers],
  ['SVSNICK', noServers],
  ['NJOIN', noServers],
  ['CHANINFO', noServers],
  ['METADATA', noServers],
  ['LINKS', noServers],
  // They tell of the machine: version, build, connections, traffic.
  ['VERSION', noVersions],
  ['TIME', noClock],
  ['INFO', noVersions],
  ['ADMIN', noVersions],
  ['STATS', noVersions],
  ['TRACE', noVersions],
  ['HELP', refuse('421', 'Ask your client: /help there')],
  // They tell of people who are not in the room.
  ['WHOWAS', nobodyIsLookedUp],
  ['USERS', nobodyIsLookedUp],
  ['SUMMON', nobodyIsLookedUp],
]);

/** @param command as `commandAt` gives it; null: the line has none. */
export function commandRule(command: string | null): CommandRule {
  return (command === null ? undefined : commandRules.get(command)) ?? unknown;
}
