// The people whom the guest has muted. A mute belongs to a person: it follows them to a new nickname, and messages
// under the old one stay hidden. It is kept in memory only.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { mapLines } from './buffers.ts';
import type { RoomState } from './state.ts';

/** The mark for messages of this person; null: they are not muted. */
export function mutedAs(state: RoomState, nick: string): number | null {
  return state.muted.get(foldName(nick))?.id ?? null;
}

export function mute(state: RoomState, nick: string): RoomState {
  if (state.muted.has(foldName(nick)) || foldName(nick) === foldName(state.nick)) return state;
  const id = state.nextId;
  return {
    ...state,
    nextId: id + 1,
    muted: new Map(state.muted).set(foldName(nick), { nick, id }),
    buffers: mapLines(state.buffers, (line) =>
      line.kind === 'talk' && !line.own && foldName(line.from) === foldName(nick)
        ? { ...line, mutedAs: id }
        : line,
    ),
  };
}

export function unmute(state: RoomState, nick: string): RoomState {
  const one = state.muted.get(foldName(nick));
  if (one === undefined) return state;
  const muted = new Map(state.muted);
  muted.delete(foldName(nick));
  return {
    ...state,
    muted,
    buffers: mapLines(state.buffers, (line) =>
      line.kind === 'talk' && line.mutedAs === one.id ? { ...line, mutedAs: null } : line,
    ),
  };
}

export function renameMuted(state: RoomState, from: string, to: string): RoomState {
  const one = state.muted.get(foldName(from));
  if (one === undefined) return state;
  const muted = new Map(state.muted);
  muted.delete(foldName(from));
  return { ...state, muted: muted.set(foldName(to), { ...one, nick: to }) };
}
