// How far the guest's own messages got, from the field to everybody else. Pure; one way only, but for a
// break after which nobody can know.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { append, change, ensure, mapLines } from './buffers.ts';
import type { Delivery, Recollection, RoomState, TalkLine } from './state.ts';
import type { Action } from './action.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

/** On their way, and not known to have arrived. */
export function isUnderWay({ own, delivery }: TalkLine): boolean {
  return own && (delivery === 'sending' || delivery === 'sent');
}

/** The first line in this place that is such a one, changed; null: there is none. */
function changeFirst(
  state: RoomState,
  name: string,
  wanted: (line: TalkLine) => boolean,
  step: (line: TalkLine) => TalkLine,
): RoomState | null {
  const lines = state.buffers.get(foldName(name))?.lines ?? [];
  const at = lines.findIndex((line) => line.kind === 'talk' && line.own && wanted(line));
  const line = lines[at];
  if (line?.kind !== 'talk') return null;
  return change(state, name, (buffer) => ({ ...buffer, lines: buffer.lines.with(at, step(line)) }));
}

function changeAll(
  state: RoomState,
  wanted: (line: TalkLine) => boolean,
  delivery: Delivery,
): RoomState {
  const buffers = mapLines(state.buffers, (line) =>
    line.kind === 'talk' && line.own && wanted(line) ? { ...line, delivery } : line,
  );
  return { ...state, buffers };
}

export function wrote(state: RoomState, { target, form, text, at }: Of<'wrote'>): RoomState {
  return append(ensure(state, target), target, {
    kind: 'talk',
    form,
    from: state.nick,
    text,
    at,
    own: true,
    delivery: 'waiting',
    mention: false,
    mutedAs: null,
  });
}

export function flushed(state: RoomState, { target, sentAs }: Of<'flushed'>): RoomState {
  const waits = (line: TalkLine): boolean => line.delivery === 'waiting';
  const id = sentAs === undefined ? {} : { sentAs };
  return (
    changeFirst(state, target, waits, (line) => ({ ...line, ...id, delivery: 'sending' })) ?? state
  );
}

export function arrived(state: RoomState, { upTo }: Of<'arrived'>): RoomState {
  const seen = ({ delivery, sentAs }: TalkLine): boolean =>
    delivery === 'sending' && sentAs !== undefined && sentAs <= upTo;
  return changeAll(state, seen, 'sent');
}

export function settled(state: RoomState, { ids, delivery }: Of<'settled'>): RoomState {
  return changeAll(state, (line) => isUnderWay(line) && ids.has(line.id), delivery);
}

/**
 * What the guest wrote came back, with the text that others got.
 * @returns null if the guest did not write it in this page.
 */
export function echoed(
  state: RoomState,
  { target, text, id, at }: Pick<Of<'talk'>, 'target' | 'text' | 'id' | 'at'>,
): RoomState | null {
  // Without ids it comes back in the order in which it was said.
  const isIt = (line: TalkLine): boolean =>
    id === undefined ? line.delivery === 'sending' : line.sentAs === id;
  return changeFirst(state, target, isIt, (line) => ({
    ...line,
    text,
    at,
    delivery: 'delivered',
  }));
}

/** The room would not have what was said there: refusals come in the order of the lines. */
export function refusedThere(state: RoomState, target: string): RoomState {
  return (
    changeFirst(state, target, isUnderWay, (line) => ({ ...line, delivery: 'failed' })) ?? state
  );
}

/** The connection is gone. What has an id is said again with it; of the rest nobody knows. */
export function lineBroke(state: RoomState): RoomState {
  const gone = (line: TalkLine): boolean => isUnderWay(line) && line.sentAs === undefined;
  return { ...changeAll(state, gone, 'unsure'), online: false };
}

/** Ids are a place's own: in another, the same number is another line's. */
function withoutIds(state: RoomState): RoomState {
  const buffers = mapLines(state.buffers, (line) => {
    if (line.kind !== 'talk' || line.sentAs === undefined) return line;
    const { sentAs: _, ...rest } = line;
    return rest;
  });
  return { ...state, buffers };
}

/** An answer will not come. */
function unasked(before: Recollection): Recollection {
  return before === 'asked' ? 'more' : before;
}

/** The place in the room is gone, and what was said from it may or may not have been heard. */
export function placeLost(state: RoomState): RoomState {
  const buffers = new Map(
    [...state.buffers].map(([key, buffer]) =>
      buffer.isChannel && buffer.presence === 'in'
        ? [key, { ...buffer, presence: 'asked' as const, before: unasked(buffer.before) }]
        : [key, buffer],
    ),
  );
  const unsure = changeAll({ ...state, buffers }, isUnderWay, 'unsure');
  return { ...withoutIds(unsure), online: false };
}
