// Computes the next state of the room from the last one and one event or action.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Action } from './action.ts';
import { presence, withAway } from './absence.ts';
import { append, change, ensure, eventLine, inView, read, remove } from './buffers.ts';
import { modesOf, withChannelMode } from './channel-modes.ts';
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
import { forgets, passed } from './forgetting.ts';
import { bannedNick, remembered } from './known.ts';
import { marked } from './marks.ts';
import { mentions } from '../../../server/contract/room/mention.ts';
import { withHues } from './hues.ts';
import { channelListed, channelsListed, listAsked } from './listing.ts';
import { mute, mutedAs, unmute } from './muted.ts';
import { isSelf, withMemberMode } from './people.ts';
import { joined, kicked, parted, quit, renamed } from './people-events.ts';
import { takenBack } from './redaction.ts';
import { withHistory } from './history.ts';
import {
  isAboutBuffer,
  refusesJoin,
  refusesMessage,
} from '../../../server/contract/room/refusals.ts';
import {
  awaySentence,
  invitedSentence,
  modeSentence,
  noticeSentence,
  refusedSentence,
  serverSentence,
  topicSentence,
} from '../../../server/contract/words/event-sentences.ts';
import { maxBans, type RoomState } from './state.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;
type Table = { readonly [K in Action['kind']]: (state: RoomState, action: Of<K>) => RoomState };

function talk(state: RoomState, action: Extract<RoomEvent, { kind: 'talk' }>): RoomState {
  const { form, from, target, text, id, at, msgid } = action;
  const own = isSelf(state, from);
  const channel = hasChannelPrefix(target);
  // A notice to the guest alone is shown in the current buffer: it is an answer, and opens no private talk.
  const known = state.buffers.has(foldName(own ? target : from));
  if (!channel && form === 'notice' && !known) {
    if (mutedAs(state, from) !== null) return state;
    return inView(state, eventLine(noticeSentence(from, text), at));
  }
  const name = channel || own ? target : from;
  if (channel && !state.buffers.has(foldName(name))) return state;
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
    ...(msgid === undefined ? {} : { msgid }),
  });
}

/** The guest goes to another buffer: nothing is new in the one before. */
function leave(state: RoomState, to: string): RoomState {
  const { current } = state;
  return current === null || current === foldName(to) ? state : answered(state, current);
}

/** The guest has answered there: nothing is new any more. */
function answered(state: RoomState, name: string): RoomState {
  return change(state, name, (buffer) =>
    buffer.newFrom === null || buffer.unread > 0 ? buffer : { ...buffer, newFrom: null },
  );
}

function refused(state: RoomState, action: Of<'refused'>): RoomState {
  const { code, subject, at } = action;
  const told = refusedSentence(action, (count) => state.nextId % count);
  const known = isAboutBuffer(code) && state.buffers.has(foldName(subject));
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
  if (!hasChannelPrefix(channel)) return state;
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
  // In a new place the room says again who somebody is.
  registered: (state, { nick, echoes }) => ({
    ...state,
    nick,
    echoes,
    online: true,
    marks: new Map(),
  }),
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
  parted,
  quit,
  kicked,
  renamed,
  topic: (state, { channel, text, by, at }) => {
    const next = change(state, channel, (buffer) => ({ ...buffer, topic: text }));
    return by === null ? next : append(next, channel, eventLine(topicSentence(text, by), at));
  },
  people: (state, { channel, people }) =>
    change(state, channel, (buffer) => ({
      ...buffer,
      people: new Map(people.map((person) => [foldName(person.nick), person])),
    })),
  modes,
  seen: (state, { nick, host, away }) => {
    const next = { ...state, known: remembered(state.known, nick, host) };
    if (away === undefined) return next;
    return withAway(next, nick, away ? (state.away.get(foldName(nick)) ?? '') : null);
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
  'taken back': takenBack,
  forgets,
  person: marked,
  sheet: (state) => state,
  passed,
  away: (state, action) => inView(state, eventLine(awaySentence(action), action.at)),
  invited: (state, action) =>
    mutedAs(state, action.by) === null
      ? inView(state, eventLine(invitedSentence(action), action.at))
      : state,
  refused,
  opened: (state, { name }) => {
    const next = ensure(state, name);
    return read({ ...leave(next, name), current: foldName(name) }, foldName(name));
  },
  closed: (state, { name }) => remove(state, name),
  looked: (state, { name }) => {
    if (!state.buffers.has(foldName(name))) return state;
    const next = { ...leave(state, name), current: foldName(name) };
    return read(next, state.watched ? foldName(name) : null);
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

/** The next state; the same object if nothing changed. */
export function reduce(state: RoomState, action: Action): RoomState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has one entry for each kind; TypeScript cannot follow the pairing
  const step = table[action.kind] as (state: RoomState, action: Action) => RoomState;
  const next = step(state, action);
  return next === state ? state : withHues(next);
}
