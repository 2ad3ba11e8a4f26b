// The room's state after one more thing has happened. Pure: no clock, no socket, no page.

import type { ModeChange } from '../../../server/contract/room/modes.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Action } from './action.ts';
import { presence, renameAway, withAway } from './absence.ts';
import { append, change, ensure, read, remove, type NewLine } from './buffers.ts';
import { modesOf, noModes, sentenceOf, withChannelMode } from './channel-modes.ts';
import {
  arrived,
  echoed,
  flushed,
  lineBroke,
  placeLost,
  refusedThere,
  settled,
  wrote,
} from './delivery.ts';
import { bannedNick, remembered, renamedKnown } from './known.ts';
import { mentions } from '../../../server/contract/room/mention.ts';
import { renameHue, withHues } from './hues.ts';
import { channelListed, channelsListed, listAsked } from './listing.ts';
import { mute, mutedAs, renameMuted, unmute } from './muted.ts';
import { renamePerson, withMemberMode, withoutPerson, withPerson } from './people.ts';
import { withHistory } from './history.ts';
import { refusal } from '../../../server/contract/words/refusal.ts';
import { noticeOf } from '../../../server/contract/words/room-says.ts';
import { fold, isChannelName, maxBans, type EventLine, type RoomState } from './state.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;
type Table = { readonly [K in Action['kind']]: (state: RoomState, action: Of<K>) => RoomState };

function event(
  key: string,
  values: EventLine['values'],
  at: number,
  tone: EventLine['tone'] = 'quiet',
): NewLine {
  return { kind: 'event', key, values, at, tone };
}

function isSelf(state: RoomState, nick: string): boolean {
  return fold(nick) === fold(state.nick);
}

/** A line in the buffer that the guest looks at. */
function inView(state: RoomState, line: NewLine): RoomState {
  return state.current === null ? state : append(state, state.current, line);
}

/** The same step in every channel that this person is in. */
function whereverIs(
  state: RoomState,
  nick: string,
  step: (state: RoomState, name: string) => RoomState,
): RoomState {
  const names = [...state.buffers.values()]
    .filter((buffer) => buffer.people.has(fold(nick)))
    .map((buffer) => buffer.name);
  return names.reduce(step, state);
}

function talk(state: RoomState, action: Extract<RoomEvent, { kind: 'talk' }>): RoomState {
  const { form, from, target, text, id, at } = action;
  const own = isSelf(state, from);
  const channel = isChannelName(target);
  // A notice to one person stays in view: it is an answer, not a talk.
  const known = state.buffers.has(fold(own ? target : from));
  if (!channel && form === 'notice' && !known) {
    if (mutedAs(state, from) !== null) return state;
    return inView(state, event('event.notice', { nick: from, text }, at, 'plain'));
  }
  const name = channel || own ? target : from;
  if (channel && !state.buffers.has(fold(name))) return state;
  const room = ensure(state, name);
  if (own && (id !== undefined || !isSelf(state, target))) {
    const echo = echoed(room, action);
    if (echo !== null) return echo;
  }
  return append(room, name, {
    kind: 'talk',
    form,
    from,
    text,
    at,
    own,
    delivery: 'delivered',
    mention: !own && mentions(text, state.nick),
    mutedAs: own ? null : mutedAs(state, from),
  });
}

function joined(state: RoomState, { nick, channel, at }: Of<'joined'>): RoomState {
  if (!isSelf(state, nick)) {
    const next = change(state, channel, (buffer) => withPerson(buffer, { nick, modes: '' }));
    return append(next, channel, event('event.joined', { nick }, at));
  }
  const fresh = !state.buffers.has(fold(channel));
  const next = change(ensure(state, channel), channel, (buffer) => ({
    ...buffer,
    name: channel,
    presence: 'in',
    outBecause: null,
    modes: noModes,
    bans: null,
    people: new Map([[fold(nick), { nick, modes: '' }]]),
  }));
  const said = append(next, channel, event('event.youJoined', { channel }, at));
  return fresh ? read({ ...said, current: fold(channel) }, fold(channel)) : said;
}

/** Nothing is new to a guest who has gone on to another place. */
function leave(state: RoomState, to: string): RoomState {
  const { current } = state;
  return current === null || current === fold(to) ? state : answered(state, current);
}

/** Nor to one who answers. */
function answered(state: RoomState, name: string): RoomState {
  return change(state, name, (buffer) =>
    buffer.newFrom === null || buffer.unread > 0 ? buffer : { ...buffer, newFrom: null },
  );
}

function renamed(before_: RoomState, { from, to, at }: Of<'renamed'>): RoomState {
  const known = { ...before_, known: renamedKnown(before_.known, from, to) };
  const state = renameAway(renameHue(renameMuted(known, from, to), from, to), from, to);
  const self = isSelf(state, from);
  const key = self ? 'event.youRenamed' : 'event.renamed';
  let next = whereverIs(state, from, (before, name) =>
    append(
      change(before, name, (buffer) => renamePerson(buffer, from, to)),
      name,
      event(key, { nick: from, to }, at),
    ),
  );
  if (self) return { ...next, nick: to };
  const talkWith = next.buffers.get(fold(from));
  if (talkWith === undefined || (fold(from) !== fold(to) && next.buffers.has(fold(to))))
    return next;
  // The talk goes with the person, in its place in the list.
  const buffers = new Map(
    [...next.buffers].map(([key_, buffer]) =>
      buffer === talkWith ? [fold(to), { ...buffer, name: to }] : [key_, buffer],
    ),
  );
  next = { ...next, buffers, current: next.current === fold(from) ? fold(to) : next.current };
  return append(next, to, event('event.renamed', { nick: from, to }, at));
}

function kicked(state: RoomState, { nick, by, channel, reason, at }: Of<'kicked'>): RoomState {
  const self = isSelf(state, nick);
  // Without a reason ngIRCd gives a name instead.
  const bare = reason === '' || [by, nick].includes(reason) ? 'Bare' : '';
  const why = { key: `event.youKicked${bare}`, values: { by, channel, reason } };
  const next = change(state, channel, (buffer) => ({
    ...withoutPerson(buffer, nick),
    ...(self ? { presence: 'out', people: new Map(), outBecause: why } : {}),
  }));
  const line = self
    ? event(why.key, why.values, at, 'wrong')
    : event(`event.kicked${bare}`, { nick, by, reason }, at, 'plain');
  return append(next, channel, line);
}

/** Refusals that answer a JOIN. */
const notLetIn: readonly string[] = ['403', '405', '471', '473', '474', '475'];

/** Refusals whose subject is a channel or a talk; that of others may only have the same name. */
const aboutPlaces: readonly string[] = [...notLetIn, '401', '404', '442', '482'];

function refused(state: RoomState, action: Of<'refused'>): RoomState {
  const { key, values } = refusal(action, (count) => state.nextId % count);
  const known = aboutPlaces.includes(action.code) && state.buffers.has(fold(action.subject));
  // 401, 404: what we wrote there did not arrive.
  const failed =
    known && ['401', '404'].includes(action.code) ? refusedThere(state, action.subject) : state;
  const shut = notLetIn.includes(action.code)
    ? change(failed, action.subject, (buffer) =>
        buffer.presence === 'in'
          ? buffer
          : { ...buffer, presence: 'out', outBecause: { key, values } },
      )
    : failed;
  const line = event(key, values, action.at, 'wrong');
  return known ? append(shut, action.subject, line) : inView(shut, line);
}

/** One change of mode in words; what has no sentence is told as it came. */
function modeEvent(state: RoomState, by: string, one: ModeChange, at: number): NewLine {
  const { sign, letter, param } = one;
  const key = sentenceOf(one);
  const value = param ?? '';
  if (key === null)
    return event('event.modes', { nick: by, modes: `${sign}${letter} ${value}`.trim() }, at);
  const banned = letter === 'b' ? (bannedNick(state.known, value) ?? value) : value;
  // A key opens the channel: it is not for the log.
  const shown = letter === 'k' ? '' : banned;
  return event(key, { by, nick: shown, limit: shown }, at, 'quiet');
}

function modes(state: RoomState, { channel, by, changes, at }: Of<'modes'>): RoomState {
  if (!isChannelName(channel)) return state;
  const next = change(state, channel, (buffer) =>
    changes.reduce((before, one) => withChannelMode(withMemberMode(before, one), one), buffer),
  );
  return changes.reduce(
    (before, one) => append(before, channel, modeEvent(state, by, one, at)),
    next,
  );
}

const table: Table = {
  registered: (state, { nick, echoes }) => ({ ...state, nick, echoes, online: true }),
  'line broke': lineBroke,
  'place lost': placeLost,
  returned: (state, { lost, at }) => {
    const back = { ...state, online: true };
    if (lost === 0) return back;
    const gap = event('event.gap', { count: `${lost}` }, at, 'plain');
    const names = [...state.buffers.values()].map(({ name }) => name);
    return names.reduce((before, name) => append(before, name, gap), back);
  },
  pong: (state) => state,
  talk,
  'server said': (state, { text, at }) => {
    const { key, values } = noticeOf(text);
    return inView(state, event(key, values, at, 'plain'));
  },
  joined,
  parted: (state, { nick, channel, at }) => {
    if (isSelf(state, nick)) return remove(state, channel);
    const next = change(state, channel, (buffer) => withoutPerson(buffer, nick));
    return append(next, channel, event('event.parted', { nick }, at));
  },
  quit: (before_, { nick, at }) => {
    const state = withAway(before_, nick, null);
    const next = whereverIs(state, nick, (before, name) =>
      append(
        change(before, name, (buffer) => withoutPerson(buffer, nick)),
        name,
        event('event.quit', { nick }, at),
      ),
    );
    return append(next, nick, event('event.quit', { nick }, at));
  },
  kicked,
  renamed,
  topic: (state, { channel, text, by, at }) => {
    const next = change(state, channel, (buffer) => ({ ...buffer, topic: text }));
    if (by === null) return next;
    const key = text === '' ? 'event.topicCleared' : 'event.topic';
    return append(next, channel, event(key, { nick: by, topic: text }, at, 'plain'));
  },
  people: (state, { channel, people }) =>
    change(state, channel, (buffer) => ({
      ...buffer,
      people: new Map(people.map((person) => [fold(person.nick), person])),
    })),
  modes,
  seen: (state, { nick, host, away }) => {
    const next = { ...state, known: remembered(state.known, nick, host) };
    if (away === undefined) return next;
    return withAway(next, nick, away ? (state.away.get(fold(nick)) ?? '') : null);
  },
  presence,
  'channel listed': channelListed,
  'channels listed': (state, action) => {
    const { next, line } = channelsListed(state, action);
    return line === null ? next : inView(next, line);
  },
  'list asked': listAsked,
  'channel modes': (state, { channel, modes: letters, params }) =>
    change(state, channel, (buffer) => ({ ...buffer, modes: modesOf(letters, params) })),
  'ban listed': (state, { channel, mask }) =>
    change(state, channel, (buffer) => {
      const others = (buffer.bans ?? []).filter((other) => other !== mask);
      return { ...buffer, bans: [...others, mask].slice(-maxBans) };
    }),
  'bans listed': (state, { channel }) =>
    change(state, channel, (buffer) => ({ ...buffer, bans: buffer.bans ?? [] })),
  'bans asked': (state, { channel }) =>
    change(state, channel, (buffer) => ({ ...buffer, bans: null })),
  recalled: withHistory,
  recalling: (state, { channel, is }) =>
    change(state, channel, (buffer) => ({ ...buffer, before: is })),
  recalls: (state, { limit }) => ({ ...state, recallLimit: limit }),
  ends: (state, { at }) => ({ ...state, endsAt: at }),
  away: (state, { away, at }) => inView(state, event(away ? 'event.away' : 'event.back', {}, at)),
  invited: (state, { by, channel, at }) =>
    mutedAs(state, by) === null
      ? inView(state, event('event.invited', { nick: by, channel }, at, 'plain'))
      : state,
  refused,
  opened: (state, { name }) => {
    const next = ensure(state, name);
    return read({ ...leave(next, name), current: fold(name) }, fold(name));
  },
  closed: (state, { name }) => remove(state, name),
  looked: (state, { name }) => {
    if (!state.buffers.has(fold(name))) return state;
    const next = { ...leave(state, name), current: fold(name) };
    return read(next, state.watched ? fold(name) : null);
  },
  watched: (state, { watched }) => {
    const next = { ...state, watched };
    return watched ? read(next, state.current) : next;
  },
  muted: (state, { nick }) => mute(state, nick),
  unmuted: (state, { nick }) => unmute(state, nick),
  wrote: (state, action) => wrote(answered(state, action.target), action),
  flushed,
  arrived,
  settled,
  'took back': (state, { target, id }) =>
    change(state, target, (buffer) => ({
      ...buffer,
      lines: buffer.lines.filter((line) => line.id !== id),
    })),
  noted: (state, { key, values, tone, at }) => inView(state, event(key, values, at, tone)),
};

/** The next state. The same object where nothing changed. */
export function reduce(state: RoomState, action: Action): RoomState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has one entry for each kind; TypeScript cannot follow the pairing
  const step = table[action.kind] as (state: RoomState, action: Action) => RoomState;
  const next = step(state, action);
  return next === state ? state : withHues(next);
}
