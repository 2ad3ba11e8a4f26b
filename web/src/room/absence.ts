// Follows who is away. A guest whose connection is lost is away, too.

import { lostText } from '../../../server/contract/room/extension-names.ts';
import { foldName } from '../../../server/contract/room/casemap.ts';
import { append } from './buffers.ts';
import { maxKnown, type EventLine, type RoomState } from './state.ts';

/** @param words the away message; '' if there is none; null: they are here. */
export function withAway(state: RoomState, nick: string, words: string | null): RoomState {
  const key = foldName(nick);
  if ((state.away.get(key) ?? null) === words) return state;
  const away = new Map(state.away);
  away.delete(key);
  if (words !== null) away.set(key, words);
  const [oldest] = away.keys();
  if (away.size > maxKnown && oldest !== undefined) away.delete(oldest);
  return { ...state, away };
}

export function renameAway(state: RoomState, from: string, to: string): RoomState {
  const words = state.away.get(foldName(from));
  return words === undefined ? state : withAway(withAway(state, from, null), to, words);
}

/** Changes their mark; an open private talk with them shows a line, too. */
export function presence(
  state: RoomState,
  { nick, away, at }: { readonly nick: string; readonly away: string | null; readonly at: number },
): RoomState {
  const next = withAway(state, nick, away);
  const told = state.buffers.get(foldName(nick))?.lines.findLast(isAboutAbsence);
  const line = lineOf(nick, away, at);
  const same = told?.key === line.key && told.values['text'] === line.values['text'];
  if (same || (told === undefined && away === null)) return next;
  return append(next, nick, line);
}

function isAboutAbsence(line: { readonly kind: string }): line is EventLine {
  return line.kind === 'event' && 'key' in line && absenceKeys.has(String(line.key));
}

const absenceKeys: ReadonlySet<string> = new Set([
  'event.absent',
  'event.absentBare',
  'event.absentLost',
  'event.present',
]);

function lineOf(nick: string, away: string | null, at: number): Omit<EventLine, 'id'> {
  const line = (key: string, values: EventLine['values']): Omit<EventLine, 'id'> => ({
    kind: 'event',
    key,
    values,
    at,
    tone: 'quiet',
  });
  if (away === null) return line('event.present', { nick });
  if (away === lostText) return line('event.absentLost', { nick });
  return away === ''
    ? line('event.absentBare', { nick })
    : line('event.absent', { nick, text: away });
}
