// A stay as text, for the page that a reload puts in this one's place, and back again. Bounded. Pure; knows
// nothing of where the text is.

import { noModes } from '../room/channel-modes.ts';
import {
  emptyRoom,
  fold,
  isChannelName,
  type Buffer,
  type Line,
  type RoomState,
} from '../room/state.ts';
import type { SavedSession } from '../session/environment.ts';
import {
  entries,
  fields,
  flag,
  list,
  oneOf,
  orAbsent,
  orNull,
  pairs,
  positive,
  text,
  whole,
  type Read,
} from './shape.ts';

/** The newest lines of all places together. */
export const maxKeptLines = 300;
/** Units of a string, of which a browser's copies take two bytes each. */
export const maxKeptLength = 256 * 1024;
/** Goes up with every change of what is written here. */
const version = 2;

/** @returns '' where it would be too large even without a line of talk. */
export function writeSavedSession({ claims, link, room }: SavedSession, now: number): string {
  const all = [...room.buffers.values()].flatMap(({ lines }) => lines);
  // Ids rise with time, over all places.
  const newest = all.toSorted((a, b) => b.id - a.id).slice(0, maxKeptLines);
  const frame = (lines: ReadonlySet<Line>): string =>
    JSON.stringify({ version, now, claims, link, room: plainRoom(room, lines) });
  let left = maxKeptLength - frame(new Set()).length;
  if (left < 0) return '';
  const kept = new Set<Line>();
  for (const line of newest) {
    // The comma between two of them.
    left -= JSON.stringify(line).length + 1;
    if (left < 0) break;
    kept.add(line);
  }
  return frame(kept);
}

/** @returns null for what is no stay, or one that the room has given up by now. */
export function readSavedSession(kept: string, now: number): SavedSession | null {
  try {
    return savedSession(JSON.parse(kept), now);
  } catch {
    return null;
  }
}

function plainRoom(room: RoomState, kept: ReadonlySet<Line>): unknown {
  const { nick, echoes, current, nextId, endsAt, muted, away, recallLimit } = room;
  const buffers = [...room.buffers.values()].map(
    ({ id, name, presence, topic, unread, mentions, newFrom, people, lines, before }) => ({
      id,
      name,
      presence,
      topic,
      unread,
      mentions,
      newFrom,
      people: [...people.values()].map((person) => [person.nick, person.modes]),
      lines: lines.filter((line) => kept.has(line)),
      // What is not kept, or was asked for and not heard, the room may still have.
      before: room.recallLimit > 0 && isChannelName(name) ? 'more' : before,
    }),
  );
  return {
    nick,
    echoes,
    current,
    nextId,
    endsAt,
    recallLimit,
    muted: [...muted],
    away: [...away],
    buffers,
  };
}

const savedSession = (value: unknown, now: number): SavedSession | null => {
  const of = fields(value);
  if (of('version', whole) !== version) return null;
  const link = of('link', (kept) => {
    const part = fields(kept);
    return { place: part('place', place), support: part('support', list(text)) };
  });
  if (now - of('now', whole) >= link.place.holdMs) return null;
  return { claims: of('claims', claims), link, room: of('room', room) };
};

const place: Read<SavedSession['link']['place']> = (value) => {
  const of = fields(value);
  return {
    token: of('token', text),
    holdMs: of('holdMs', whole),
    got: of('got', whole),
    nextId: of('nextId', whole),
    unseen: of(
      'unseen',
      list((own) => {
        const part = fields(own);
        return { id: part('id', whole), line: part('line', text) };
      }),
    ),
  };
};

const claims: Read<SavedSession['claims']> = (value) => {
  const of = fields(value);
  return {
    identity: of('identity', (who) => {
      const part = fields(who);
      return { nick: part('nick', text), passphrase: part('passphrase', orNull(text)) };
    }),
    firstChannel: of('firstChannel', text),
    channelKeys: of('channelKeys', pairs(text)),
  };
};

const room: Read<RoomState> = (value) => {
  const of = fields(value);
  return {
    ...emptyRoom,
    nick: of('nick', text),
    echoes: of('echoes', flag),
    current: of('current', orNull(text)),
    nextId: of('nextId', whole),
    endsAt: of('endsAt', orNull(whole)),
    recallLimit: of('recallLimit', whole),
    muted: new Map(
      of(
        'muted',
        pairs((one) => {
          const part = fields(one);
          return { nick: part('nick', text), id: part('id', whole) };
        }),
      ),
    ),
    away: new Map(of('away', pairs(text))),
    buffers: new Map(of('buffers', list(buffer)).map((one) => [fold(one.name), one])),
  };
};

const buffer: Read<Buffer> = (value) => {
  const of = fields(value);
  const name = of('name', text);
  return {
    id: of('id', whole),
    name,
    isChannel: isChannelName(name),
    presence: of('presence', oneOf('in', 'asked', 'out')),
    outBecause: null,
    topic: of('topic', text),
    modes: noModes,
    bans: null,
    people: new Map(
      of('people', pairs(text)).map(([nick, modes]) => [fold(nick), { nick, modes }]),
    ),
    lines: of('lines', list(line)),
    before: of('before', oneOf('none', 'more')),
    unread: of('unread', whole),
    mentions: of('mentions', whole),
    newFrom: of('newFrom', orNull(whole)),
  };
};

const line: Read<Line> = (value) => {
  const of = fields(value);
  const id = of('id', positive);
  const at = of('at', whole);
  if (of('kind', oneOf('talk', 'event')) === 'event') {
    const key = of('key', text);
    const tone = of('tone', oneOf('quiet', 'plain', 'wrong'));
    return { kind: 'event', id, at, key, values: of('values', entries(text)), tone };
  }
  const sentAs = of('sentAs', orAbsent(whole));
  return {
    kind: 'talk',
    id,
    at,
    form: of('form', oneOf('say', 'act', 'notice')),
    from: of('from', text),
    text: of('text', text),
    own: of('own', flag),
    delivery: of('delivery', oneOf('waiting', 'sending', 'sent', 'delivered', 'unsure', 'failed')),
    ...(sentAs === undefined ? {} : { sentAs }),
    mention: of('mention', flag),
    mutedAs: of('mutedAs', orNull(whole)),
    ...(of('recalled', orAbsent(flag)) === true ? { recalled: true } : {}),
  };
};
