// Changes the state when somebody joins, leaves, is kicked or changes their nickname.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import {
  joinedSentence,
  kickedSentence,
  partedSentence,
  quitSentence,
  renamedSentence,
} from '../../../server/contract/words/event-sentences.ts';
import { renameAway, withAway } from './absence.ts';
import { append, change, ensure, eventLine, read, remove } from './buffers.ts';
import { noModes } from './channel-modes.ts';
import { renameHue } from './hues.ts';
import { renamedKnown } from './known.ts';
import { renamedMarks, withoutUnseen } from './marks.ts';
import { renameMuted } from './muted.ts';
import { isSelf, renamePerson, withoutPerson, withPerson } from './people.ts';
import type { RoomState } from './state.ts';

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;

/** The same step in every channel that this person is in. */
function whereverIs(
  state: RoomState,
  nick: string,
  step: (state: RoomState, name: string) => RoomState,
): RoomState {
  const names = [...state.buffers.values()]
    .filter((buffer) => buffer.people.has(foldName(nick)))
    .map((buffer) => buffer.name);
  return names.reduce(step, state);
}

export function joined(state: RoomState, action: Of<'joined'>): RoomState {
  const { nick, channel, at } = action;
  const self = isSelf(state, nick);
  const told = eventLine(joinedSentence(action, self), at);
  if (!self) {
    const next = change(state, channel, (buffer) => withPerson(buffer, { nick, modes: '' }));
    return append(next, channel, told);
  }
  const fresh = !state.buffers.has(foldName(channel));
  const next = change(ensure(state, channel), channel, (buffer) => ({
    ...buffer,
    name: channel,
    presence: 'in',
    outBecause: null,
    modes: noModes,
    bans: null,
    people: new Map([[foldName(nick), { nick, modes: '' }]]),
  }));
  const said = append(next, channel, told);
  return fresh ? read({ ...said, current: foldName(channel) }, foldName(channel)) : said;
}

export function parted(state: RoomState, action: Of<'parted'>): RoomState {
  const { nick, channel, at } = action;
  if (isSelf(state, nick)) return withoutUnseen(remove(state, channel), nick);
  const next = change(state, channel, (buffer) => withoutPerson(buffer, nick));
  const told = eventLine(partedSentence(action), at);
  return withoutUnseen(append(next, channel, told), nick);
}

export function quit(earlier: RoomState, action: Of<'quit'>): RoomState {
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
  return withoutUnseen(append(next, nick, told), nick);
}

export function renamed(earlier: RoomState, action: Of<'renamed'>): RoomState {
  const { from, to, at } = action;
  const known = {
    ...earlier,
    known: renamedKnown(earlier.known, from, to),
    marks: renamedMarks(earlier.marks, from, to),
  };
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
  const talkWith = next.buffers.get(foldName(from));
  if (talkWith === undefined || (foldName(from) !== foldName(to) && next.buffers.has(foldName(to))))
    return next;
  // A private talk follows the person, and keeps its position in the list.
  const buffers = new Map(
    [...next.buffers].map(([key_, buffer]) =>
      buffer === talkWith ? [foldName(to), { ...buffer, name: to }] : [key_, buffer],
    ),
  );
  next = {
    ...next,
    buffers,
    current: next.current === foldName(from) ? foldName(to) : next.current,
  };
  return append(next, to, told);
}

export function kicked(state: RoomState, action: Of<'kicked'>): RoomState {
  const { nick, channel, at } = action;
  const self = isSelf(state, nick);
  const told = kickedSentence(action, self);
  const outBecause = { key: told.key, values: told.values };
  const next = change(state, channel, (buffer) => ({
    ...withoutPerson(buffer, nick),
    ...(self ? { presence: 'out', people: new Map(), outBecause } : {}),
  }));
  return withoutUnseen(append(next, channel, eventLine(told, at)), nick);
}
