// Decides when to alert a guest who looks elsewhere: for private messages and mentions, and not too often. Pure.

import type { RoomState } from '../room/state.ts';

/** Between two alerts: many mentions must not make many sounds. */
const restMs = 5_000;

/** Unread messages that mention the guest, and private ones. */
export function mentionsIn(room: RoomState): number {
  return [...room.buffers.values()].reduce((sum, { mentions }) => sum + mentions, 0);
}

export function unreadIn(room: RoomState): number {
  return [...room.buffers.values()].reduce((sum, { unread }) => sum + unread, 0);
}

export class Alerts {
  #mentions = 0;
  #lastAt = -restMs;

  /** To be called with every new state. @param now milliseconds. @returns whether to alert the guest. */
  isDue(room: RoomState, now: number): boolean {
    const before = this.#mentions;
    this.#mentions = mentionsIn(room);
    if (room.watched || this.#mentions <= before || now - this.#lastAt < restMs) return false;
    this.#lastAt = now;
    return true;
  }
}
