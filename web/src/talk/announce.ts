// What a screen reader reads of new lines: the lines while they are few, their number when they are many. Pure.

import type { Line, TalkLine } from '../room/state.ts';

/** More than this at once would be too much to listen to. */
const maxReadOut = 3;
/** The part of a long message that is read, in UTF-16 units. */
export const maxReadLength = 300;

export interface Announcement {
  /** The lines to read, in order; empty if there are too many. */
  readonly lines: readonly TalkLine[];
  /** How many came in total. */
  readonly count: number;
}

/**
 * Lines of others after `lastId`: not the guest's own, none of muted people, no history, none that was taken back.
 * @returns null if there is nothing to read.
 */
export function announce(lines: readonly Line[], lastId: number): Announcement | null {
  const fresh = lines.flatMap((line) => (isNews(line) && line.id > lastId ? [line] : []));
  if (fresh.length === 0) return null;
  return { lines: fresh.length > maxReadOut ? [] : fresh, count: fresh.length };
}

function isNews(line: Line): line is TalkLine {
  if (line.kind !== 'talk' || line.own || line.takenBack !== undefined) return false;
  return line.mutedAs === null && line.recalled !== true;
}
