// Makes the next state of the room out of the last one and one thing that happened.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Action } from './action.ts';
import { presence, renameAway, withAway } from './absence.ts';
import { append, change, ensure, read, remove, type NewLine } from './buffers.ts';
import { modesOf, noModes, withChannelMode } from './channel-modes.ts';
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
import {
  isAboutBuffer,
  refusesJoin,
  refusesMessage,
} from '../../../server/contract/room/refusals.ts';
import {
  awaySentence,
  invitedSentence,
  joinedSentence,
  kickedSentence,
  modeSentence,
  noticeSentence,
  partedSentence,
  quitSentence,
  refusedSentence,
  renamedSentence,
  serverSentence,
  topicSentence,
  type EventSentence,
} from '../../../server/contract/words/event-sentences.ts';
import { fold, isChannelName, maxBans, type RoomState } from './state.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;
type Table = { readonly [K in Action['kind']]: (state: RoomState, action: Of<K>) => RoomState };

/** A line that tells something that happened. */
function eventLine(told: EventSentence, at: number): NewLine {
  return { kind: 'event', ...told, at };
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
    return inView(state, eventLine(noticeSentence(from, text), at));
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

function joined(state: RoomState, action: Of<'joined'>): RoomState {
  const { nick, channel, at } = action;
  const self = isSelf(state, nick);
  const told = eventLine(joinedSentence(action, self), at);
  if (!self) {
    const next = change(state, channel, (buffer) => withPerson(buffer, { nick, modes: '' }));
    return append(next, channel, told);
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
  const said = append(next, channel, told);
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

function renamed(earlier: RoomState, action: Of<'renamed'>): RoomState {
  const { from, to, at } = action;
  const known = { ...earlier, known: renamedKnown(earlier.known, from, to) };
  const state = renameAway(renameHue(renameMuted(known, from, to), from, to), from, to);
  const self = isSelf(state, from);
  const told = eventLine(renamedSentence(action, self), at);
  let next = whereverIs(state, from, (before, name) =>
    append(
      change(before, name, (buffer) => renamePerson(buffer, from, to)),
      name,
      told,
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
  return append(next, to, told);
}

function kicked(state: RoomState, action: Of<'kicked'>): RoomState {
  const { nick, channel, at } = action;
  const self = isSelf(state, nick);
  const told = kickedSentence(action, self);
  const outBecause = { key: told.key, values: told.values };
  const next = change(state, channel, (buffer) => ({
    ...withoutPerson(buffer, nick),
    ...(self ? { presence: 'out', people: new Map(), outBecause } : {}),
  }));
  return append(next, channel, eventLine(told, at));
}

function refused(state: RoomState, action: Of<'refused'>): RoomState {
  const { code, subject, at } = action;
  const told = refusedSentence(action, (count) => state.nextId % count);
  const known = isAboutBuffer(code) && state.buffers.has(fold(subject));
  const failed = known && refusesMessage(code) ? refusedThere(state, subject) : state;
  const outBecause = { key: told.key, values: told.values };
  const shut = refusesJoin(code)
    ? change(failed, subject, (buffer) =>
        buffer.presence === 'in' ? buffer : { ...buffer, presence: 'out', outBecause },
      )
    : failed;
  return known ? append(shut, subject, eventLine(told, at)) : inView(shut, eventLine(told, at));
}

function modes(state: RoomState, { channel, by, changes, at }: Of<'modes'>): RoomState {
  if (!isChannelName(channel)) return state;
  const nameOf = (mask: string): string | null => bannedNick(state.known, mask);
  const next = change(state, channel, (buffer) =>
    changes.reduce((before, one) => withChannelMode(withMemberMode(before, one), one), buffer),
  );
  return changes.reduce(
    (before, one) => append(before, channel, eventLine(modeSentence(by, one, nameOf), at)),
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
    const gap = eventLine({ key: 'event.gap', values: { count: `${lost}` }, tone: 'plain' }, at);
    const names = [...state.buffers.values()].map(({ name }) => name);
    return names.reduce((before, name) => append(before, name, gap), back);
  },
  pong: (state) => state,
  talk,
  'server said': (state, action) => inView(state, eventLine(serverSentence(action), action.at)),
  joined,
  parted: (state, action) => {
    const { nick, channel, at } = action;
    if (isSelf(state, nick)) return remove(state, channel);
    const next = change(state, channel, (buffer) => withoutPerson(buffer, nick));
    return append(next, channel, eventLine(partedSentence(action), at));
  },
  quit: (earlier, action) => {
    const { nick, at } = action;
    const told = eventLine(quitSentence(action), at);
    const state = withAway(earlier, nick, null);
    const next = whereverIs(state, nick, (before, name) =>
      append(
        change(before, name, (buffer) => withoutPerson(buffer, nick)),
        name,
        told,
      ),
    );
    return append(next, nick, told);
  },
  kicked,
  renamed,
  topic: (state, { channel, text, by, at }) => {
    const next = change(state, channel, (buffer) => ({ ...buffer, topic: text }));
    return by === null ? next : append(next, channel, eventLine(topicSentence(text, by), at));
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
    const { next, told } = channelsListed(state);
    return told === null ? next : inView(next, eventLine(told, action.at));
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
  away: (state, action) => inView(state, eventLine(awaySentence(action), action.at)),
  invited: (state, action) =>
    mutedAs(state, action.by) === null
      ? inView(state, eventLine(invitedSentence(action), action.at))
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
      lines: buffer.lines.filter((one) => one.id !== id),
    })),
  noted: (state, { key, values, tone, at }) => inView(state, eventLine({ key, values, tone }, at)),
};

/** The next state. The same object where nothing changed. */
export function reduce(state: RoomState, action: Action): RoomState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has one entry for each kind; TypeScript cannot follow the pairing
  const step = table[action.kind] as (state: RoomState, action: Action) => RoomState;
  const next = step(state, action);
  return next === state ? state : withHues(next);
}
