// Checks the names in each command's parameters: which go on to ngIRCd, and which are refused, one by one.

import * as numeric from '../../contract/room/numerics.ts';
import { channelNameProblem, type ChannelNameProblem } from '../../contract/room/channel-name.ts';
import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';

/** A refusal, as a numeric for the guest. */
export interface Refused {
  readonly code: string;
  readonly params: readonly string[];
  readonly text: string;
}

export interface CheckedTargets {
  /** The parameters of each command that goes on; none: everything was refused. */
  readonly passed: readonly (readonly string[])[];
  readonly refused: readonly Refused[];
}

/** The guest who sends the command. */
export interface Sender {
  isIn(channel: string): boolean;
  /** Whether the guest has to wait outside for a moment. */
  mustWaitFor(channel: string): boolean;
}

/** 005 says so of PRIVMSG and NOTICE. ngIRCd takes 25, and delivers to these before it refuses the rest. */
export const maxTargets = 16;

const whyNoChannel: { readonly [P in ChannelNameProblem]: string } = {
  kind: 'its name starts with # and is short',
  empty: 'its name has something behind the #',
  separator: 'its name has no space, comma, colon or control character in it',
  unclear:
    'its name has no formatting in it, and nothing that cannot be seen or looks like something else',
  long: 'its name is longer than 50 bytes',
};

const comesBack = 'The channel is coming back: try again in a moment';
const noServerModes = 'Permission denied: O and P are not for channels of this room';

type Rule = (params: readonly string[], sender: Sender, out: Refused[]) => CheckedTargets['passed'];

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['JOIN', join],
  ['PART', part],
  ['TOPIC', topic],
  ['MODE', mode],
  ['KICK', kick],
  ['INVITE', invite],
  ['NAMES', names],
  // A second parameter would be another server. There is none.
  ['LIST', ([list]) => [list === undefined ? [] : [list]]],
  ['LUSERS', () => [[]]],
  ['MOTD', () => [[]]],
  ['PING', ([token]) => [token === undefined ? [] : [token]]],
  ['WHO', who],
  ['WHOIS', whois],
  ['PRIVMSG', talk('PRIVMSG')],
  ['NOTICE', talk('NOTICE')],
]);

/** Commands about a channel that only its members may use. */
const membersOnly: ReadonlySet<string> = new Set(
  'PRIVMSG NOTICE PART TOPIC MODE KICK INVITE'.split(' '),
);

/**
 * @param command in upper case; if it names nobody, nothing is refused.
 * @returns null: the command goes on as it is.
 */
export function checkTargets(
  command: string,
  params: readonly string[],
  sender: Sender,
): CheckedTargets | null {
  const rule = rules.get(command);
  if (rule === undefined) return null;
  const refused: Refused[] = [];
  const passed = rule(params, sender, refused);
  const [only] = passed;
  const same =
    passed.length === 1 &&
    only?.length === params.length &&
    only.every((param, at) => param === params[at]);
  return same && refused.length === 0 ? null : { passed, refused };
}

/** The channels that the guest has to be in for this. */
export function channelsOf(command: string, params: readonly string[]): readonly string[] {
  if (!membersOnly.has(command)) return [];
  const list = command === 'INVITE' ? params[1] : params[0];
  return namesIn(list ?? '').filter((name) => name.startsWith('#'));
}

function namesIn(list: string): readonly string[] {
  return list.split(',').filter((name) => name !== '');
}

function noChannel(name: string, problem: ChannelNameProblem): Refused {
  return {
    code: numeric.ERR_NOSUCHCHANNEL,
    params: [name],
    text: `No such channel: ${whyNoChannel[problem]}`,
  };
}

function nobody(name: string): Refused {
  return { code: numeric.ERR_NOSUCHNICK, params: [name], text: 'No such nick or channel name' };
}

/** Whether the guest is in this channel; if not, that is refused. */
function isOwn(name: string, sender: Sender, out: Refused[]): boolean {
  const problem = channelNameProblem(name);
  if (problem !== null) out.push(noChannel(name, problem));
  else if (sender.isIn(name)) return true;
  else
    out.push({
      code: numeric.ERR_NOTONCHANNEL,
      params: [name],
      text: 'You are not on that channel',
    });
  return false;
}

function isOne(nick: string, out: Refused[]): boolean {
  if (isNickname(nick, maxNickLength)) return true;
  // A mask is no name: ngIRCd would take the first guest who matches it, hidden or not.
  out.push(nobody(nick));
  return false;
}

/** Keys stay with their channels: channels with a key come first. */
function join([list, keyList = '']: readonly string[], sender: Sender, out: Refused[]) {
  if (list === undefined || list === '0') return list === undefined ? [] : [[list]];
  const keys = keyList.split(',');
  const wanted = list
    .split(',')
    .map((name, at) => ({ name, key: keys[at] ?? '' }))
    .filter(({ name }) => {
      const problem = name === '' ? null : channelNameProblem(name);
      if (problem !== null) out.push(noChannel(name, problem));
      const waits = sender.mustWaitFor(name);
      if (waits) out.push({ code: numeric.ERR_UNAVAILRESOURCE, params: [name], text: comesBack });
      return name !== '' && problem === null && !waits;
    })
    .toSorted((one, other) => Number(one.key === '') - Number(other.key === ''));
  if (wanted.length === 0) return [];
  const given = wanted.filter(({ key }) => key !== '').map(({ key }) => key);
  const channels = wanted.map(({ name }) => name).join(',');
  return [given.length === 0 ? [channels] : [channels, given.join(',')]];
}

function part(params: readonly string[], sender: Sender, out: Refused[]) {
  const [list, ...rest] = params;
  if (list === undefined) return [params];
  const own = namesIn(list).filter((name) => isOwn(name, sender, out));
  return own.length === 0 ? [] : [[own.join(','), ...rest]];
}

function topic(params: readonly string[], sender: Sender, out: Refused[]) {
  const [channel] = params;
  return channel === undefined || isOwn(channel, sender, out) ? [params] : [];
}

function mode(params: readonly string[], sender: Sender, out: Refused[]) {
  const [target, change, ...rest] = params;
  if (target === undefined) return [params];
  if (isNickname(target, maxNickLength)) {
    if (change?.includes('x') !== true) return [params];
    // ngIRCd would give the guest another host, to which no ban applies.
    out.push({
      code: numeric.ERR_UMODEUNKNOWNFLAG,
      params: [],
      text: 'Your host stays as it is: +x and -x are not done',
    });
    const others = change.replaceAll('x', '');
    return /[^+-]/.test(others) ? [[target, others, ...rest]] : [];
  }
  if (/^[#&+!]/.test(target)) {
    if (!isOwn(target, sender, out)) return [];
    // ngIRCd reads each parameter with a sign as modes again.
    const modes = [change ?? '', ...rest.filter((param) => /^[+-]/.test(param))];
    if (!modes.some((letters) => /[OP]/.test(letters))) return [params];
    // It would let an operator of the channel take P, and a room's own channel would end with its last member.
    out.push({ code: numeric.ERR_NOPRIVILEGES, params: [], text: noServerModes });
    return [];
  }
  out.push(nobody(target));
  return [];
}

/** RFC 2812 §3.2.8: one channel and many guests, or as many channels as guests. */
function kick(params: readonly string[], sender: Sender, out: Refused[]) {
  const [channelList, nickList, ...rest] = params;
  if (channelList === undefined || nickList === undefined) return [params];
  const channels = namesIn(channelList);
  const nicks = namesIn(nickList);
  if (channels.length === 1) {
    const [channel = ''] = channels;
    if (!isOwn(channel, sender, out)) return [];
    const meant = nicks.filter((nick) => isOne(nick, out));
    return meant.length === 0 ? [] : [[channel, meant.join(','), ...rest]];
  }
  if (channels.length !== nicks.length) return [params];
  const pairs = channels
    .map((channel, at) => ({ channel, nick: nicks[at] ?? '' }))
    .filter(({ channel, nick }) => isOwn(channel, sender, out) && isOne(nick, out));
  if (pairs.length === 0) return [];
  const all = pairs.map(({ channel }) => channel).join(',');
  return [[all, pairs.map(({ nick }) => nick).join(','), ...rest]];
}

function invite(params: readonly string[], sender: Sender, out: Refused[]) {
  const [nick, channel] = params;
  if (nick === undefined || channel === undefined) return [params];
  return isOne(nick, out) && isOwn(channel, sender, out) ? [params] : [];
}

/** RFC 2812 §3.2.5: there is no error for a channel that is none. */
function names([list]: readonly string[], _: Sender, out: Refused[]) {
  if (list === undefined) return [[]];
  const meant = namesIn(list).filter((name) => {
    if (channelNameProblem(name) === null) return true;
    out.push({ code: numeric.RPL_ENDOFNAMES, params: [name], text: 'End of NAMES list' });
    return false;
  });
  return meant.length === 0 ? [] : [[meant.join(',')]];
}

function who(params: readonly string[], _: Sender, out: Refused[]) {
  const [mask] = params;
  const everybody = mask === undefined || mask === '*' || mask === '0';
  if (everybody || isNickname(mask, maxNickLength) || channelNameProblem(mask) === null)
    return [params];
  out.push({ code: numeric.RPL_ENDOFWHO, params: [mask], text: 'End of WHO list' });
  return [];
}

/** `WHOIS nick` and `WHOIS server nick`: there is one server, so its name does not matter. */
function whois(params: readonly string[], _: Sender, out: Refused[]) {
  const [first, second] = params;
  const list = second ?? first;
  if (list === undefined) return [params];
  const meant = namesIn(list).filter((name) => {
    if (isOne(name, out)) return true;
    out.push({ code: numeric.RPL_ENDOFWHOIS, params: [name], text: 'End of WHOIS list' });
    return false;
  });
  return meant.length === 0 ? [] : [[meant.join(',')]];
}

/** Only members may send to a channel. A NOTICE gets no reply (RFC 2812 §3.3.2). */
function talk(command: 'PRIVMSG' | 'NOTICE'): Rule {
  return (params, sender, out) => {
    const [list, ...rest] = params;
    if (list === undefined || namesIn(list).length === 0) return [params];
    const meant = namesIn(list).filter((name) => {
      const reason = whyNotTo(name, sender);
      if (reason !== null && command === 'PRIVMSG') out.push(reason);
      return reason === null;
    });
    if (new Set(meant).size > maxTargets) {
      out.push({
        code: numeric.ERR_TOOMANYTARGETS,
        params: [list],
        text: 'Too many recipients: not sent',
      });
      return [];
    }
    return meant.length === 0 ? [] : [[meant.join(','), ...rest]];
  };
}

function whyNotTo(name: string, sender: Sender): Refused | null {
  if (!name.startsWith('#')) return isNickname(name, maxNickLength) ? null : nobody(name);
  if (sender.isIn(name)) return null;
  return cannotSend(name);
}

/** For a channel that the guest is not in, or was kicked from. */
export function cannotSend(channel: string): Refused {
  return {
    code: numeric.ERR_CANNOTSENDTOCHAN,
    params: [channel],
    text: 'Cannot send to channel: you are not in it',
  };
}
