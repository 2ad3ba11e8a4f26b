// Whose session is whose, as far as the room shows it. Pure.

import { fold, maxKnown, type Known, type RoomState } from './state.ts';

export function remembered(
  known: RoomState['known'],
  nick: string,
  host: string,
): RoomState['known'] {
  if (nick === '' || host === '') return known;
  const next = new Map(known);
  next.delete(fold(nick));
  next.set(fold(nick), { host });
  const [oldest] = next.keys();
  if (next.size > maxKnown && oldest !== undefined) next.delete(oldest);
  return next;
}

export function renamedKnown(
  known: RoomState['known'],
  from: string,
  to: string,
): RoomState['known'] {
  const one = known.get(fold(from));
  if (one === undefined) return known;
  const next = new Map(known);
  next.delete(fold(from));
  return next.set(fold(to), one);
}

/** What a ban of this session alone looks like. */
export function banMask({ host }: Known): string {
  return `*!*@${host}`;
}

/** The nickname whose session that mask names; null: none that this page has seen. */
export function bannedNick(known: RoomState['known'], mask: string): string | null {
  for (const [nick, one] of known) {
    if (banMask(one) === mask) return nick;
  }
  return null;
}
