// The room's state in a form that JSON can hold, and back.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import {
  array,
  boolean,
  DecodeError,
  entries,
  integer,
  nullable,
  object,
  oneOf,
  optional,
  positiveNumber,
  record,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../../../server/contract/base/decode.ts';
import { noModes } from '../room/channel-modes.ts';
import {
  emptyRoom,
  type Buffer,
  type EventLine,
  type Forgetting,
  type Line,
  type Marks,
  type Muted,
  type Recollection,
  type RoomState,
  type TalkLine,
} from '../room/state.ts';

type Pairs<T> = readonly (readonly [string, T])[];

type KeptOfBuffer = 'id' | 'name' | 'presence' | 'topic' | 'unread' | 'mentions' | 'newFrom';

/** A buffer without what the server tells again. */
export interface SavedBuffer extends Pick<Buffer, KeptOfBuffer> {
  /** Nickname and modes. */
  readonly people: Pairs<string>;
  readonly lines: readonly Line[];
  readonly before: 'none' | 'more';
}

type KeptOfRoom = 'nick' | 'echoes' | 'current' | 'nextId' | 'endsAt' | 'forgets' | 'recallLimit';

export interface SavedRoom extends Pick<RoomState, KeptOfRoom> {
  readonly muted: Pairs<Muted>;
  readonly marks: Pairs<Marks>;
  readonly away: Pairs<string>;
  readonly buffers: readonly SavedBuffer[];
}

/** @param kept the lines that are saved. */
export function savedRoom(room: RoomState, kept: ReadonlySet<Line>): SavedRoom {
  const { nick, echoes, current, nextId, endsAt, forgets, muted, marks, away, recallLimit } = room;
  const buffers = [...room.buffers.values()].map(
    ({ id, name, presence, topic, unread, mentions, newFrom, people, lines, before }) => ({
      id,
      name,
      presence,
      topic,
      unread,
      mentions,
      newFrom,
      people: [...people.values()].map((person) => [person.nick, person.modes] as const),
      lines: lines.filter((line) => kept.has(line)),
      before: beforeSaved(room, name, before),
    }),
  );
  return {
    nick,
    echoes,
    current,
    nextId,
    endsAt,
    forgets,
    recallLimit,
    muted: [...muted],
    marks: [...marks],
    away: [...away],
    buffers,
  };
}

/** The server may still have lines that are not saved, or that were asked for and did not come. */
function beforeSaved(room: RoomState, name: string, before: Recollection): SavedBuffer['before'] {
  const mayHaveMore = room.recallLimit > 0 && hasChannelPrefix(name);
  return mayHaveMore || before !== 'none' ? 'more' : 'none';
}

export function restoredRoom(saved: SavedRoom): RoomState {
  return {
    ...emptyRoom,
    ...saved,
    muted: new Map(saved.muted),
    marks: new Map(saved.marks),
    away: new Map(saved.away),
    buffers: new Map(
      saved.buffers.map((buffer) => [foldName(buffer.name), restoredBuffer(buffer)]),
    ),
  };
}

function restoredBuffer(saved: SavedBuffer): Buffer {
  return {
    ...saved,
    isChannel: hasChannelPrefix(saved.name),
    outBecause: null,
    modes: noModes,
    bans: null,
    people: new Map(saved.people.map(([nick, modes]) => [foldName(nick), { nick, modes }])),
  };
}

const isTrue: Decoder<true> = (value, path = '') => {
  if (value !== true) throw new DecodeError(path, 'not true');
  return value;
};

const line = variant<Line, 'kind'>('kind', {
  event: object<EventLine>({
    kind: oneOf('event'),
    id: positiveNumber,
    at: wholeNumber,
    key: string,
    values: record(string),
    tone: oneOf('quiet', 'plain', 'wrong'),
  }),
  talk: object<TalkLine>({
    kind: oneOf('talk'),
    id: positiveNumber,
    at: wholeNumber,
    form: oneOf('say', 'act', 'notice'),
    from: string,
    text: string,
    own: boolean,
    delivery: oneOf('waiting', 'sending', 'sent', 'delivered', 'unsure', 'failed'),
    sentAs: optional(wholeNumber),
    msgid: optional(string),
    takenBack: optional(oneOf('writer', 'host')),
    mention: boolean,
    mutedAs: nullable(wholeNumber),
    recalled: optional(isTrue),
  }),
});

const buffer = object<SavedBuffer>({
  id: wholeNumber,
  name: string,
  presence: oneOf('in', 'asked', 'out'),
  topic: string,
  unread: wholeNumber,
  mentions: wholeNumber,
  newFrom: nullable(wholeNumber),
  people: entries(string),
  lines: array(line),
  before: oneOf('none', 'more'),
});

export const decodeRoom: Decoder<SavedRoom> = object<SavedRoom>({
  nick: string,
  echoes: boolean,
  current: nullable(string),
  nextId: wholeNumber,
  endsAt: nullable(wholeNumber),
  forgets: nullable(object<Forgetting>({ ageMs: wholeNumber, aheadMs: integer })),
  recallLimit: wholeNumber,
  muted: entries(object<Muted>({ nick: string, id: wholeNumber })),
  marks: entries(object<Marks>({ isHost: boolean, isKept: boolean })),
  away: entries(string),
  buffers: array(buffer),
});
