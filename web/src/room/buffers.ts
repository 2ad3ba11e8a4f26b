// Basic steps on the buffers in the room's state.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import type { EventSentence } from '../../../server/contract/words/event-sentences.ts';
import { noModes } from './channel-modes.ts';
import {
  maxLines,
  maxTalks,
  type Buffer,
  type EventLine,
  type Line,
  type RoomState,
  type TalkLine,
} from './state.ts';

function emptyBuffer(name: string, id: number): Buffer {
  return {
    id,
    name,
    isChannel: hasChannelPrefix(name),
    presence: hasChannelPrefix(name) ? 'asked' : 'in',
    outBecause: null,
    topic: '',
    modes: noModes,
    bans: null,
    people: new Map(),
    lines: [],
    before: 'none',
    unread: 0,
    mentions: 0,
    newFrom: null,
  };
}

/** The state with one buffer replaced; the same state if there is no such buffer. */
export function change(
  state: RoomState,
  name: string,
  step: (buffer: Buffer) => Buffer,
): RoomState {
  const key = foldName(name);
  const buffer = state.buffers.get(key);
  if (buffer === undefined) return state;
  return { ...state, buffers: new Map(state.buffers).set(key, step(buffer)) };
}

/** The state with a buffer of this name. The first buffer comes into view. */
export function ensure(state: RoomState, name: string): RoomState {
  const key = foldName(name);
  if (state.buffers.has(key)) return state;
  const buffers = new Map(state.buffers).set(key, emptyBuffer(name, state.nextId));
  const talks = [...buffers].filter(([, buffer]) => !buffer.isChannel);
  const oldest = talks.find(([talk]) => talk !== state.current && talk !== key);
  if (talks.length > maxTalks && oldest !== undefined) buffers.delete(oldest[0]);
  return { ...state, buffers, current: state.current ?? key, nextId: state.nextId + 1 };
}

/** The state without this buffer. If it was in view, the one above it in the list comes into view. */
export function remove(state: RoomState, name: string): RoomState {
  const key = foldName(name);
  if (!state.buffers.has(key)) return state;
  // As the list shows them: channels, then talks.
  const entries = [...state.buffers];
  const keys = [true, false].flatMap((channels) =>
    entries.filter(([, buffer]) => buffer.isChannel === channels).map(([other]) => other),
  );
  const at = keys.indexOf(key);
  const buffers = new Map(state.buffers);
  buffers.delete(key);
  if (state.current !== key) return { ...state, buffers };
  const next = keys[at - 1] ?? keys[at + 1] ?? null;
  return read({ ...state, buffers, current: next }, state.watched ? next : null);
}

/** Marks all lines of a buffer as read. */
export function read(state: RoomState, key: string | null): RoomState {
  const buffer = key === null ? undefined : state.buffers.get(key);
  if (key === null || buffer === undefined || (buffer.unread === 0 && buffer.mentions === 0)) {
    return state;
  }
  return change(state, key, (before) => ({ ...before, unread: 0, mentions: 0 }));
}

export type NewLine = Omit<TalkLine, 'id'> | Omit<EventLine, 'id'>;

/** Adds a line. Other people's messages count as unread unless they are muted or the guest is looking at them. */
export function append(state: RoomState, name: string, line: NewLine): RoomState {
  const key = foldName(name);
  const seen = state.watched && state.current === key;
  const counts = line.kind === 'talk' && !line.own && line.mutedAs === null && !seen;
  const next = change(state, key, (buffer) => ({
    ...buffer,
    lines: [...buffer.lines, { ...line, id: state.nextId }].slice(-maxLines),
    unread: buffer.unread + (counts ? 1 : 0),
    mentions: buffer.mentions + (counts && (line.mention || !buffer.isChannel) ? 1 : 0),
    newFrom: counts && buffer.unread === 0 ? state.nextId : buffer.newFrom,
  }));
  return next === state ? state : { ...next, nextId: state.nextId + 1 };
}

/** The same step on every line; buffers in which nothing changes stay the same objects. */
export function mapLines(
  buffers: RoomState['buffers'],
  step: (line: Line) => Line,
): ReadonlyMap<string, Buffer> {
  return new Map(
    [...buffers].map(([key, buffer]) => {
      const lines = buffer.lines.map(step);
      const same = lines.every((line, at) => line === buffer.lines[at]);
      return [key, same ? buffer : { ...buffer, lines }];
    }),
  );
}

/** A line about something that happened. */
export function eventLine(told: EventSentence, at: number): NewLine {
  return { kind: 'event', ...told, at };
}

/** Adds a line to the buffer in view. */
export function inView(state: RoomState, line: NewLine): RoomState {
  return state.current === null ? state : append(state, state.current, line);
}
