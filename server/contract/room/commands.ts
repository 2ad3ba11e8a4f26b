// Parses what a guest typed into an order. order-commands.ts says which IRC commands an order becomes.

import { hasChannelPrefix, isValidChannel, withChannelPrefix } from './channel-name.ts';
import { isNickname } from './nickname.ts';
import { serviceCommandOf, serviceName, type ServiceCommand } from './service.ts';
import { plainNickname } from './suggest-nickname.ts';

export type Order =
  | { readonly do: 'say' | 'act'; readonly text: string }
  | { readonly do: 'join'; readonly channel: string; readonly key: string | null }
  | { readonly do: 'part'; readonly channel: string | null; readonly reason: string }
  | { readonly do: 'nick'; readonly nick: string }
  /** text null: show it; '': clear it. */
  | { readonly do: 'topic'; readonly text: string | null }
  | { readonly do: 'msg'; readonly to: string; readonly text: string }
  | { readonly do: 'query'; readonly to: string }
  | { readonly do: 'kick'; readonly nick: string; readonly reason: string }
  /** Bans one session from the channel and removes it. */
  | { readonly do: 'ban'; readonly nick: string; readonly reason: string }
  /** `who`: a nickname, or a mask as the list of bans shows it. */
  | { readonly do: 'unban'; readonly who: string }
  /** The guest's last message there. */
  | { readonly do: 'take back' }
  | { readonly do: 'invite'; readonly nick: string }
  | { readonly do: 'mode'; readonly changes: readonly string[] }
  | { readonly do: 'away'; readonly reason: string }
  | { readonly do: 'quit'; readonly reason: string }
  | { readonly do: 'list' }
  | { readonly do: 'names' | 'help' }
  /** Asks the service: for hosts. */
  | { readonly do: 'ask'; readonly command: ServiceCommand; readonly rest: string }
  /** Not a valid order; `key` is the sentence that says why. */
  | {
      readonly do: 'wrong';
      readonly key: WrongKey;
      readonly values: Readonly<Record<string, string>>;
    };

export type WrongKey =
  | 'wrong.usage'
  | 'wrong.channelName'
  | 'wrong.nickName'
  | 'wrong.nickNameTry'
  | 'wrong.unknown';

/** How each command is written, and the sentence that explains it, in the order of /help. */
export const commands = {
  join: { usage: '/join #channel', help: 'help.join' },
  part: { usage: '/part', help: 'help.part' },
  nick: { usage: '/nick name', help: 'help.nick' },
  topic: { usage: '/topic text', help: 'help.topic' },
  me: { usage: '/me text', help: 'help.me' },
  msg: { usage: '/msg name text', help: 'help.msg' },
  query: { usage: '/query name', help: 'help.query' },
  takeback: { usage: '/takeback', help: 'help.takeBack' },
  names: { usage: '/names', help: 'help.names' },
  list: { usage: '/list', help: 'help.list' },
  kick: { usage: '/kick name reason', help: 'help.kick' },
  ban: { usage: '/ban name reason', help: 'help.ban' },
  unban: { usage: '/unban name', help: 'help.unban' },
  op: { usage: '/op name', help: 'help.op' },
  deop: { usage: '/deop name', help: 'help.deop' },
  voice: { usage: '/voice name', help: 'help.voice' },
  devoice: { usage: '/devoice name', help: 'help.devoice' },
  invite: { usage: '/invite name', help: 'help.invite' },
  mode: { usage: '/mode +t', help: 'help.mode' },
  away: { usage: '/away text', help: 'help.away' },
  quit: { usage: '/quit', help: 'help.quit' },
  help: { usage: '/help', help: 'help.help' },
} as const satisfies Record<string, { usage: string; help: `help.${string}` }>;

/** The last line of /help. Guests may read that hosts can do more. */
export const serviceHelp = { usage: `/msg ${serviceName} help`, help: 'help.service' } as const;

type Name = keyof typeof commands;

const aliases: Readonly<Record<string, Name>> = {
  j: 'join',
  leave: 'part',
  action: 'me',
  q: 'query',
};

/** Splits off the first word. */
function cut(text: string): readonly [string, string] {
  const [, word = '', rest = ''] = /^(\S*)\s*([^]*)$/.exec(text.trim()) ?? [];
  return [word, rest];
}

/** `lobby` and `#lobby` both become `#lobby`; null if it is no valid name. */
function channelName(text: string): string | null {
  const name = withChannelPrefix(text);
  return isValidChannel(name) ? name : null;
}

const wrong = (key: WrongKey, values: Readonly<Record<string, string>>): Order => ({
  do: 'wrong',
  key,
  values,
});
const misused = (name: Name): Order => wrong('wrong.usage', { usage: commands[name].usage });

function badNickname(name: string): Order {
  return wrong('wrong.nickName', { name });
}

/** Gives somebody a role in the channel, or takes it away: `/op ana` is `/mode +o ana`. */
const role =
  (name: Name, change: string) =>
  (rest: string): Order => {
    const [nick] = cut(rest);
    if (nick === '') return misused(name);
    return isNickname(nick) ? { do: 'mode', changes: [change, nick] } : badNickname(nick);
  };

const readers: { readonly [K in Name]: (rest: string) => Order } = {
  join: (rest) => {
    const [word, key] = cut(rest);
    if (word === '') return misused('join');
    const channel = channelName(word);
    if (channel === null) return wrong('wrong.channelName', { name: word });
    return { do: 'join', channel, key: key === '' ? null : cut(key)[0] };
  },
  part: (rest) => {
    const [word, reason] = cut(rest);
    return hasChannelPrefix(word)
      ? { do: 'part', channel: word, reason }
      : { do: 'part', channel: null, reason: rest };
  },
  nick: (rest) => {
    const [nick] = cut(rest);
    if (nick === '') return misused('nick');
    if (isNickname(nick)) return { do: 'nick', nick };
    const other = plainNickname(nick);
    return other === null ? badNickname(nick) : wrong('wrong.nickNameTry', { name: nick, other });
  },
  topic: (rest) => {
    if (rest === '') return { do: 'topic', text: null };
    return { do: 'topic', text: rest === '-' ? '' : rest };
  },
  me: (rest) => (rest === '' ? misused('me') : { do: 'act', text: rest }),
  msg: (rest) => {
    const [to, text] = cut(rest);
    if (to === '' || text === '') return misused('msg');
    return isNickname(to) || channelName(to) === to ? { do: 'msg', to, text } : badNickname(to);
  },
  query: (rest) => {
    const [to] = cut(rest);
    if (to === '') return misused('query');
    return isNickname(to) ? { do: 'query', to } : badNickname(to);
  },
  takeback: () => ({ do: 'take back' }),
  names: () => ({ do: 'names' }),
  list: () => ({ do: 'list' }),
  kick: (rest) => {
    const [word, reason] = cut(rest);
    const nick = word.replace(/^:+/, '');
    return nick === '' ? misused('kick') : { do: 'kick', nick, reason };
  },
  ban: (rest) => {
    const [nick, reason] = cut(rest);
    if (nick === '') return misused('ban');
    return isNickname(nick) ? { do: 'ban', nick, reason } : badNickname(nick);
  },
  unban: (rest) => {
    const [who] = cut(rest);
    return who === '' ? misused('unban') : { do: 'unban', who };
  },
  op: role('op', '+o'),
  deop: role('deop', '-o'),
  voice: role('voice', '+v'),
  devoice: role('devoice', '-v'),
  invite: (rest) => {
    const [nick, more] = cut(rest);
    // A nickname alone is IRC's own command: it brings somebody of the room into a channel. All else asks the
    // service for an invitation.
    const isAlone = more === '' || hasChannelPrefix(more);
    const isOption = nick === '' || ['once', 'host'].includes(nick.toLowerCase());
    if (!isAlone || isOption) return { do: 'ask', command: 'invite', rest };
    return isNickname(nick) ? { do: 'invite', nick } : badNickname(nick);
  },
  mode: (rest) => {
    const changes = rest.split(/\s+/).filter((word) => word !== '');
    const isWrong = changes.length === 0 || changes.some((word) => word.startsWith(':'));
    return isWrong ? misused('mode') : { do: 'mode', changes };
  },
  away: (rest) => ({ do: 'away', reason: rest }),
  quit: (rest) => ({ do: 'quit', reason: rest }),
  help: () => ({ do: 'help' }),
};

function isName(word: string): word is Name {
  return Object.hasOwn(commands, word);
}

/** `//word` sends the text `/word`; any other text that begins with a slash is a command. */
export function parseOrder(input: string): Order {
  if (!input.startsWith('/')) return { do: 'say', text: input };
  if (input.startsWith('//')) return { do: 'say', text: input.slice(1) };
  const [word, rest] = cut(input.slice(1));
  const lower = word.toLowerCase();
  const name = Object.hasOwn(aliases, lower) ? aliases[lower] : lower;
  if (name !== undefined && isName(name)) return readers[name](rest);
  const asked = serviceCommandOf(lower);
  return asked === null
    ? wrong('wrong.unknown', { command: `/${word}` })
    : { do: 'ask', command: asked, rest };
}
