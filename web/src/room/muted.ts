// Whom the guest does not want to read. A mute belongs to a person: it goes along to a new nickname, and
// what was said before stays hidden under the old one. Pure, in memory.

import { mapLines } from './buffers.ts';
import { fold, type RoomState } from './state.ts';

/** The mark for a line of this person; null: they are not muted. */
export function mutedAs(state: RoomState, nick: string): number | null {
  return state.muted.get(fold(nick))?.id ?? null;
}

export function mute(state: RoomState, nick: string): RoomState {
  if (state.muted.has(fold(nick)) || fold(nick) === fold(state.nick)) return state;
  const id = state.nextId;
  return {
    ...state,
    nextId: id + 1,
    muted: new Map(state.muted).set(fold(nick), { nick, id }),
    buffers: mapLines(state.buffers, (line) =>
      line.kind === 'talk' && !line.own && fold(line.from) === fold(nick)
        ? { ...line, mutedAs: id }
        : line,
    ),
  };
}

export function unmute(state: RoomState, nick: string): RoomState {
  const one = state.muted.get(fold(nick));
  if (one === undefined) return state;
  const muted = new Map(state.muted);
  muted.delete(fold(nick));
  return {
    ...state,
    muted,
    buffers: mapLines(state.buffers, (line) =>
      line.kind === 'talk' && line.mutedAs === one.id ? { ...line, mutedAs: null } : line,
    ),
  };
}

export function renameMuted(state: RoomState, from: string, to: string): RoomState {
  const one = state.muted.get(fold(from));
  if (one === undefined) return state;
  const muted = new Map(state.muted);
  muted.delete(fold(from));
  return { ...state, muted: muted.set(fold(to), { ...one, nick: to }) };
}
