// Finds the previous, the next and the next unread buffer, in the order of the list. Pure.

import type { RoomState } from '../room/state.ts';

/** Keys in the list's order: channels first, then private chats. */
function inListOrder({ buffers }: RoomState): readonly string[] {
  const entries = [...buffers];
  return [true, false].flatMap((channels) =>
    entries.filter(([, buffer]) => buffer.isChannel === channels).map(([key]) => key),
  );
}

/** The name of the next buffer in that direction; after the last one comes the first. null: there is no other. */
export function neighbour(room: RoomState, step: 1 | -1): string | null {
  const keys = inListOrder(room);
  if (room.current === null || keys.length < 2) return null;
  const at = (keys.indexOf(room.current) + step + keys.length) % keys.length;
  return room.buffers.get(keys[at] ?? '')?.name ?? null;
}

/** The name of the next buffer with unread lines; those that mention the guest come first. */
export function nextUnread(room: RoomState): string | null {
  const keys = inListOrder(room);
  const from = room.current === null ? 0 : keys.indexOf(room.current) + 1;
  const round = [...keys.slice(from), ...keys.slice(0, from)]
    .filter((key) => key !== room.current)
    .flatMap((key) => room.buffers.get(key) ?? []);
  const found =
    round.find(({ mentions }) => mentions > 0) ?? round.find(({ unread }) => unread > 0);
  return found?.name ?? null;
}
