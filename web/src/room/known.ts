// Remembers the host of each session that the room has shown, so that the page can show nicknames for ban masks.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { banMask } from '../../../server/contract/room/order-commands.ts';
import { maxKnown, type RoomState } from './state.ts';

export function remembered(
  known: RoomState['known'],
  nick: string,
  host: string,
): RoomState['known'] {
  if (nick === '' || host === '') return known;
  const next = new Map(known);
  next.delete(foldName(nick));
  next.set(foldName(nick), { host });
  const [oldest] = next.keys();
  if (next.size > maxKnown && oldest !== undefined) next.delete(oldest);
  return next;
}

export function renamedKnown(
  known: RoomState['known'],
  from: string,
  to: string,
): RoomState['known'] {
  const one = known.get(foldName(from));
  if (one === undefined) return known;
  const next = new Map(known);
  next.delete(foldName(from));
  return next.set(foldName(to), one);
}

/** The nickname of the session that a ban mask matches; null if this page has not seen it. */
export function bannedNick(known: RoomState['known'], mask: string): string | null {
  for (const [nick, one] of known) {
    if (banMask(one.host) === mask) return nick;
  }
  return null;
}
