// What the room says of people: who is a host, and whose nickname is kept for them.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { maxKnown, type Marks, type RoomState } from './state.ts';

const none: Marks = { isHost: false, isKept: false };

/** What is said of this nickname. */
export function marksOf(state: RoomState, nick: string): Marks {
  return state.marks.get(foldName(nick)) ?? none;
}

/** Whether somebody runs the room. @param nick not given: the guest. */
export function isHost(state: RoomState, nick = state.nick): boolean {
  return marksOf(state, nick).isHost;
}

/** The room says it: this stands in place of what it said before. */
export function marked(state: RoomState, event: Extract<RoomEvent, { kind: 'person' }>): RoomState {
  const { nick, isHost: host, isKept } = event;
  const marks = new Map(state.marks);
  marks.delete(foldName(nick));
  if ((host || isKept) && marks.size < maxKnown)
    marks.set(foldName(nick), { isHost: host, isKept });
  return { ...state, marks };
}

export function renamedMarks(
  marks: RoomState['marks'],
  from: string,
  to: string,
): RoomState['marks'] {
  const one = marks.get(foldName(from));
  if (one === undefined) return marks;
  const next = new Map(marks);
  next.delete(foldName(from));
  return next.set(foldName(to), one);
}

/**
 * Somebody has left a channel, perhaps the guest: the room says nothing more of people who share none with the
 * guest, and another could have their nickname some day.
 */
export function withoutUnseen(state: RoomState, left: string): RoomState {
  const buffers = [...state.buffers.values()];
  const isUnseen = (nick: string): boolean =>
    nick !== foldName(state.nick) && !buffers.some(({ people }) => people.has(nick));
  const gone = foldName(left);
  const unseen =
    gone === foldName(state.nick)
      ? [...state.marks.keys()].filter(isUnseen)
      : [gone].filter(isUnseen);
  if (!unseen.some((nick) => state.marks.has(nick))) return state;
  const marks = new Map(state.marks);
  for (const nick of unseen) marks.delete(nick);
  return { ...state, marks };
}
