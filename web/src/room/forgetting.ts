// Drops lines of the age at which the room forgets. Own messages that are not delivered yet stay.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { isUnderWay } from './delivery.ts';
import type { Buffer, Forgetting, Line, RoomState } from './state.ts';

/**
 * How much earlier than by this device's clock a message may pass. The room's times are whole seconds, and its
 * clock may be set a little while it runs.
 */
const earlyMs = 2_000;

export function forgets(
  state: RoomState,
  { ageMs, aheadMs }: Extract<RoomEvent, { kind: 'forgets' }>,
): RoomState {
  return { ...state, forgets: { ageMs, aheadMs } };
}

/** @param now milliseconds since 1970 by this device's clock. */
export function passed(state: RoomState, { now }: { readonly now: number }): RoomState {
  if (state.forgets === null) return state;
  const until = now - state.forgets.aheadMs - state.forgets.ageMs;
  const buffers = new Map(
    [...state.buffers].map(([key, buffer]) => [key, without(buffer, until)] as const),
  );
  const isSame = [...buffers].every(([key, buffer]) => state.buffers.get(key) === buffer);
  return isSame ? state : { ...state, buffers };
}

/**
 * Until when what the guest typed is dropped from the history of the field: never later than the message itself.
 *
 * @param now milliseconds since 1970 by this device's clock, as the returned time.
 */
export function typedUntil({ ageMs }: Forgetting, now: number): number {
  return now - ageMs + earlyMs;
}

function without(buffer: Buffer, until: number): Buffer {
  const stays = (line: Line): boolean => line.at > until || isUnsent(line);
  if (buffer.lines.every(stays)) return buffer;
  const lines = buffer.lines.filter(stays);
  const others = lines.filter((line) => line.kind === 'talk' && !line.own);
  // What is gone is not unread any more.
  const unread = Math.min(buffer.unread, others.length);
  const mentions = Math.min(buffer.mentions, unread);
  const from = buffer.newFrom ?? Infinity;
  const newFrom = others.find(({ id }) => id >= from)?.id ?? null;
  return { ...buffer, lines, unread, mentions, newFrom };
}

function isUnsent(line: Line): boolean {
  return line.kind === 'talk' && (line.delivery === 'waiting' || isUnderWay(line));
}
