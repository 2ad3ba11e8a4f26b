// When a guest who looks elsewhere is to be called: for what is meant for them, and not too often.
// Pure; knows nothing of how a sound is made or a notification shown.

import type { RoomState } from '../room/state.ts';

/** Between two calls: a flood of mentions must not become an alarm. */
const restMs = 5_000;

/** Unread messages that name the guest, and private ones. */
export function mentionsIn(room: RoomState): number {
  return [...room.buffers.values()].reduce((sum, { mentions }) => sum + mentions, 0);
}

export function unreadIn(room: RoomState): number {
  return [...room.buffers.values()].reduce((sum, { unread }) => sum + unread, 0);
}

export class Alerts {
  #mentions = 0;
  #lastAt = -restMs;

  /** To be called with every new state. @param now milliseconds. @returns whether to call the guest. */
  isDue(room: RoomState, now: number): boolean {
    const before = this.#mentions;
    this.#mentions = mentionsIn(room);
    if (room.watched || this.#mentions <= before || now - this.#lastAt < restMs) return false;
    this.#lastAt = now;
    return true;
  }
}
