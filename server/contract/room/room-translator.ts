// Translates IRC messages to a guest into events of the room.

import { foldName } from './casemap.ts';
import { hasChannelPrefix } from './channel-name.ts';
import {
  endsInToken,
  forgetsToken,
  idTag,
  personCommand,
  sheetCommand,
} from './extension-names.ts';
import { parseMember, parseModes, type Member } from './modes.ts';
import { isService } from './service.ts';
import * as numeric from './numerics.ts';
import type { RoomEvent, TalkForm } from './room-event.ts';

/** A parsed IRC line. */
export interface IrcMessage {
  readonly command: string;
  readonly params: readonly string[];
  /** `nick!user@host`, or a server's name; null: the line has no source. */
  readonly source: string | null;
  readonly tags: ReadonlyMap<string, string>;
}

type Recalled = Extract<RoomEvent, { kind: 'recalled' }>;

/** A message with the parts that most commands need. */
interface Line {
  readonly command: string;
  readonly params: readonly string[];
  readonly tags: IrcMessage['tags'];
  /** The sender's nickname; '' if a server sent the line: its name has no '!'. */
  readonly from: string;
  /** The sender's host as the room shows it; '' if a server sent the line. */
  readonly host: string;
  /** The sender's nickname, or the server's name. */
  readonly sender: string;
  /** The last parameter. */
  readonly text: string;
  readonly at: number;
}

/** The largest time of a Date (ECMA-262). Intl throws on other numbers. */
const maxTime = 8.64e15;
const historyBatch = 'chathistory';
/** The gateway's ISUPPORT token: whole seconds until the room ends by itself (docs/protocol.md). */
const endsToken = new RegExp(`^${endsInToken.replace('.', '\\.')}=(\\d{1,9})$`);
/** The gateway's ISUPPORT token: the age in whole seconds at which messages are dropped. */
const forgetsTokenForm = new RegExp(`^${forgetsToken.replace('.', '\\.')}=([1-9]\\d{0,8})$`);
/** The gateway's ISUPPORT token for the most messages in one answer to CHATHISTORY. */
const historyToken = /^CHATHISTORY=([1-9]\d{0,4})$/;

type Rule = (line: Line) => readonly RoomEvent[];

/** Commands that can be translated alone, one row each. */
const rules: Readonly<Record<string, Rule>> = {
  JOIN: ({ params: [channel = ''], from: nick, host, at }) => [
    { kind: 'joined', nick, channel, at },
    ...(host === '' ? [] : [{ kind: 'seen', nick, host } as const]),
  ],
  PART: ({ params: [channel = '', reason = ''], from: nick, at }) => [
    { kind: 'parted', nick, channel, reason, at },
  ],
  QUIT: ({ from: nick, at }) => [{ kind: 'quit', nick, at }],
  NICK: ({ params: [to = ''], from, at }) => [{ kind: 'renamed', from, to, at }],
  KICK: ({ params: [channel = '', nick = ''], from: by, text: reason, at }) => [
    { kind: 'kicked', nick, by, channel, reason, at },
  ],
  TOPIC: ({ params: [channel = ''], from: by, text, at }) => [
    { kind: 'topic', channel, text, by, at },
  ],
  [numeric.RPL_TOPIC]: ({ params: [, channel = ''], text, at }) => [
    { kind: 'topic', channel, text, by: null, at },
  ],
  [numeric.RPL_NOTOPIC]: ({ params: [, channel = ''], at }) => [
    { kind: 'topic', channel, text: '', by: null, at },
  ],
  MODE: ({ params: [channel = '', modes = '', ...params], sender: by, at }) => [
    {
      kind: 'modes',
      channel,
      by,
      changes: parseModes(modes, params),
      text: [modes, ...params].join(' '),
      at,
    },
  ],
  [numeric.RPL_CHANNELMODEIS]: ({ params: [, channel = '', modes = '', ...params] }) => [
    { kind: 'channel modes', channel, modes, params },
  ],
  INVITE: ({ params: [, channel = ''], from: by, at }) => [{ kind: 'invited', by, channel, at }],
  AWAY: ({ params: [away = ''], from: nick, at }) => [
    { kind: 'presence', nick, away: away === '' ? null : away, at },
  ],
  [numeric.RPL_AWAY]: ({ params: [, nick = ''], text: away, at }) => [
    { kind: 'presence', nick, away, at },
  ],
  [numeric.RPL_NOWAWAY]: ({ at }) => [{ kind: 'away', away: true, at }],
  [numeric.RPL_UNAWAY]: ({ at }) => [{ kind: 'away', away: false, at }],
  // Channel, user, host, server, nickname, flags: G for gone, H for here.
  [numeric.RPL_WHOREPLY]: ({ params: [, , , host = '', , nick = '', flags = ''] }) => [
    { kind: 'seen', nick, host, away: flags.startsWith('G') },
  ],
  [numeric.RPL_LIST]: ({ params: [, channel = '', people = ''] }) => [
    { kind: 'channel listed', channel, people: Number(people) || 0 },
  ],
  [numeric.RPL_LISTEND]: ({ at }) => [{ kind: 'channels listed', at }],
  [numeric.RPL_BANLIST]: ({ params: [, channel = '', mask = ''] }) => [
    { kind: 'ban listed', channel, mask },
  ],
  [numeric.RPL_ENDOFBANLIST]: ({ params: [, channel = ''] }) => [{ kind: 'bans listed', channel }],
  PONG: ({ text: token }) => [{ kind: 'pong', token }],
  ERROR: ({ text, at }) => [{ kind: 'refused', code: 'ERROR', subject: '', text, at }],
  // FAIL CHATHISTORY <code> <subcommand> <channel>: the answer is empty.
  FAIL: ({
    params: [command, code = '', subject = '', channel = ''],
    params: { length },
    text,
    at,
  }) => {
    if (command === 'REDACT')
      return [{ kind: 'refused', code: `REDACT ${code}`, subject, text, at }];
    return command === 'CHATHISTORY' && length > 4
      ? [{ kind: 'recalled', channel, lines: [] }]
      : [];
  },
  REDACT: ({ params: [, msgid = ''], from: by }) =>
    msgid === '' ? [] : [{ kind: 'taken back', msgid, by }],
  [personCommand]: ({ params: [nick = ''], params: { length }, text }) => {
    const marks = length > 1 ? text.split(' ') : [];
    const isHost = marks.includes('host');
    return nick === '' ? [] : [{ kind: 'person', nick, isHost, isKept: marks.includes('kept') }];
  },
  [sheetCommand]: ({ text }) => [{ kind: 'sheet', json: text }],
};

export class RoomTranslator {
  readonly #now: () => number;
  /** Members from RPL_NAMREPLY until RPL_ENDOFNAMES, by the channel's folded name. */
  readonly #members = new Map<string, Member[]>();
  /** Batches that are open, by their reference tags. */
  readonly #batches = new Map<string, { channel: string; lines: Recalled['lines'][number][] }>();

  /** @param now milliseconds since 1970, for lines without a time tag. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the events of the message, in order; empty if the pages show nothing of it. */
  translate(message: IrcMessage): readonly RoomEvent[] {
    const line = this.#line(message);
    const { command, params } = line;
    if (command === 'PRIVMSG' || command === 'NOTICE') return this.#talk(line);
    if (command === 'BATCH') return this.#batch(line);
    if (command === numeric.RPL_NAMREPLY) return this.#names(line);
    if (command === numeric.RPL_ENDOFNAMES) return this.#endOfNames(line);
    // By this device's clock, which may differ from the server's.
    if (command === numeric.RPL_ISUPPORT) return supported(line, this.#now());
    if (Object.hasOwn(rules, command)) return rules[command]?.(line) ?? [];
    // RFC 2812 §5.2: 400 to 599 are errors. ERR_NOMOTD only says that there is no message of the day.
    if (!/^[45]\d\d$/.test(command) || command === numeric.ERR_NOMOTD) return [];
    const { text, at } = line;
    return [{ kind: 'refused', code: command, subject: params[1] ?? '', text, at }];
  }

  #line({ command, params, source, tags }: IrcMessage): Line {
    const [, from = '', host = ''] = /^([^!]*)!(?:[^@]*@)?(.*)$/s.exec(source ?? '') ?? [];
    const time = Date.parse(tags.get('time') ?? '');
    const at = Math.abs(time) < maxTime ? time : this.#now();
    const sender = from === '' ? (source ?? '') : from;
    return { command, params, tags, from, host, sender, text: params.at(-1) ?? '', at };
  }

  #talk({
    command,
    params: [target = ''],
    tags,
    from,
    host,
    text,
    at,
  }: Line): readonly RoomEvent[] {
    // CTCP: only ACTION is a message. Queries about the guest's software are not answered.
    // oxlint-disable-next-line no-control-regex -- CTCP is made of them
    const action = /^\x01ACTION ([^\x01]*)\x01?$/.exec(text)?.[1];
    if (action === undefined && text.startsWith('\x01')) return [];
    const msgid = tags.get('msgid') ?? '';
    const spoken: TalkForm = action === undefined ? 'say' : 'act';
    const said = {
      form: command === 'NOTICE' ? 'notice' : spoken,
      from,
      text: action ?? text,
      at,
      ...(msgid === '' ? {} : { msgid }),
    } as const;
    const batch = this.#batches.get(tags.get('batch') ?? '');
    if (batch !== undefined) {
      batch.lines.push(said);
      return [];
    }
    // The service speaks for the room, and guests cannot have its host.
    if (from === '' || isService(from, host)) return [{ kind: 'server said', target, text, at }];
    const id = Number(tags.get(idTag));
    return [{ kind: 'talk', ...said, target, ...(Number.isSafeInteger(id) ? { id } : {}) }];
  }

  /** Messages from the past come in a batch, and become one event at its end. */
  #batch({ params: [reference = '', type, channel = ''] }: Line): readonly RoomEvent[] {
    const tag = reference.slice(1);
    if (reference.startsWith('+')) {
      if (type === historyBatch) this.#batches.set(tag, { channel, lines: [] });
      return [];
    }
    const batch = this.#batches.get(tag);
    this.#batches.delete(tag);
    return batch === undefined ? [] : [{ kind: 'recalled', ...batch }];
  }

  #names({ params: [, , channel = ''], text }: Line): readonly RoomEvent[] {
    const key = foldName(channel);
    const members = this.#members.get(key) ?? [];
    this.#members.set(key, members);
    members.push(
      ...text
        .split(' ')
        .map(parseMember)
        .filter(({ nick }) => nick !== ''),
    );
    return [];
  }

  #endOfNames({ params: [, channel = ''] }: Line): readonly RoomEvent[] {
    const people = this.#members.get(foldName(channel)) ?? [];
    this.#members.delete(foldName(channel));
    return hasChannelPrefix(channel) ? [{ kind: 'people', channel, people }] : [];
  }
}

function supported({ params, at }: Line, nowMs: number): readonly RoomEvent[] {
  return params.flatMap((token): readonly RoomEvent[] => {
    const seconds = endsToken.exec(token)?.[1];
    if (seconds !== undefined) return [{ kind: 'ends', at: nowMs + Number(seconds) * 1000 }];
    const age = forgetsTokenForm.exec(token)?.[1];
    if (age !== undefined)
      return [{ kind: 'forgets', ageMs: Number(age) * 1000, aheadMs: nowMs - at }];
    const limit = historyToken.exec(token)?.[1];
    return limit === undefined ? [] : [{ kind: 'recalls', limit: Number(limit) }];
  });
}
