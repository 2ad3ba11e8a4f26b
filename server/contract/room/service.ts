// The service `mayfly`: how a host names it and what it is asked. It is in no channel and has no connection; the
// gateway answers in its name.

import { sameName } from './casemap.ts';
import { hasChannelPrefix } from './channel-name.ts';

/** No guest may have this nickname. */
export const serviceName = 'mayfly';
/** ngIRCd's cloaks are hexadecimal, so no guest has this host. */
export const serviceHost = 'mayfly.room';
/** The source of the service's notices. */
export const serviceMask = `${serviceName}!service@${serviceHost}`;

export function isServiceName(nick: string): boolean {
  return sameName(nick, serviceName);
}

/** Whether the source of a line is the service. */
export function isService(nick: string, host: string): boolean {
  return nick === serviceName && host === serviceHost;
}

/** What hosts can ask: the first word of `PRIVMSG mayfly :remove ana`, or a command of its own, `REMOVE ana`. */
export const serviceCommands = [
  'help',
  'people',
  'remove',
  'knocks',
  'let',
  'turn-away',
  'invite',
  'invitations',
  'revoke',
  'close',
  'open',
  'extend',
  'shorten',
  'burn',
  'still-here',
] as const;
export type ServiceCommand = (typeof serviceCommands)[number];

/** @param word as somebody wrote it: `/remove`, `Remove`, `STILL-HERE`. @returns null: it is no command. */
export function serviceCommandOf(word: string): ServiceCommand | null {
  const lower = word.replace(/^\//, '').toLowerCase();
  return serviceCommands.find((command) => command === lower) ?? null;
}

/**
 * Whether an INVITE is IRC's own, which names somebody and a channel. Any other asks the service for an invitation.
 * @param params what stands behind `INVITE`.
 */
export function isChannelInvite(params: readonly string[]): boolean {
  return hasChannelPrefix(params[1] ?? '');
}
