// A room's state to begin with, and how tests change it and look into it.

import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';

export const at = 1_000;

export function after(state: RoomState, ...actions: readonly Action[]): RoomState {
  return actions.reduce(reduce, state);
}

export const says = (from: string, target: string, text: string, when = at): Action => ({
  kind: 'talk',
  form: 'say',
  from,
  target,
  text,
  at: when,
});

/** Bruno in #lobby with Ana, who is an operator. */
export const inLobby = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: false, at },
  { kind: 'opened', name: '#lobby', at },
  { kind: 'joined', nick: 'Bruno', channel: '#lobby', at },
  {
    kind: 'people',
    channel: '#lobby',
    people: [
      { nick: 'Bruno', modes: '' },
      { nick: 'Ana', modes: 'o' },
    ],
  },
);

export const buffer = (state: RoomState, name = '#lobby') => {
  const found = state.buffers.get(name);
  if (found === undefined) throw new Error(`no buffer ${name}`);
  return found;
};
export const events = (state: RoomState, name = '#lobby'): readonly string[] =>
  buffer(state, name).lines.flatMap((line) => (line.kind === 'event' ? [line.key] : []));
