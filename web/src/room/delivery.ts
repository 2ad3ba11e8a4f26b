// Follows how far each of the guest's own messages got. The state of a message only advances, except after a break
// that leaves it unknown.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { append, change, ensure, mapLines } from './buffers.ts';
import type { Delivery, Recollection, RoomState, TalkLine } from './state.ts';
import type { Action } from './action.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

/** Whether a message is on its way, and its arrival is not confirmed yet. */
export function isUnderWay({ own, delivery }: TalkLine): boolean {
  return own && (delivery === 'sending' || delivery === 'sent');
}

/** Changes the first own message of a buffer that matches; null: there is none. */
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
 * A message of the guest came back as others got it.
 * @returns null if this page did not send it.
 */
export function echoed(
  state: RoomState,
  { target, text, id, at, msgid }: Pick<Of<'talk'>, 'target' | 'text' | 'id' | 'at' | 'msgid'>,
): RoomState | null {
  // Without ids, messages come back in the order in which they were sent.
  const isIt = (line: TalkLine): boolean =>
    id === undefined ? line.delivery === 'sending' : line.sentAs === id;
  return changeFirst(state, target, isIt, (line) => ({
    ...line,
    text,
    at,
    ...(msgid === undefined ? {} : { msgid }),
    delivery: 'delivered',
  }));
}

/** The room refused a message to this target. Refusals come in the order of the messages. */
export function refusedThere(state: RoomState, target: string): RoomState {
  return (
    changeFirst(state, target, isUnderWay, (line) => ({ ...line, delivery: 'failed' })) ?? state
  );
}

/** The connection is gone. Messages with an id are sent again with it; what became of the others is unknown. */
export function lineBroke(state: RoomState): RoomState {
  const gone = (line: TalkLine): boolean => isUnderWay(line) && line.sentAs === undefined;
  return { ...changeAll(state, gone, 'unsure'), online: false };
}

/** Ids belong to a session: in another session the same number means another message. */
function withoutIds(state: RoomState): RoomState {
  const buffers = mapLines(state.buffers, (line) => {
    if (line.kind !== 'talk' || line.sentAs === undefined) return line;
    const { sentAs: _, ...rest } = line;
    return rest;
  });
  return { ...state, buffers };
}

/** The answer will not come any more. */
function unasked(before: Recollection): Recollection {
  return before === 'asked' ? 'more' : before;
}

/** The session is gone. Whether its last messages arrived is unknown. */
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
