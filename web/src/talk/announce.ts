// What a screen reader is told of new lines: read out while they are few, counted when many. Pure.

import type { Line, TalkLine } from '../room/state.ts';

/** More than this at once is a wall of speech. */
const maxReadOut = 3;
/** A long message is read up to here, in UTF-16 units. */
export const maxReadLength = 300;

export interface Announcement {
  /** Lines to read out, in order; empty where there are too many. */
  readonly lines: readonly TalkLine[];
  /** How many came in all. */
  readonly count: number;
}

/**
 * Others' lines after `lastId`: not the guest's own, none of a muted person, nothing of the past.
 * @returns null if there is nothing to tell.
 */
export function announce(lines: readonly Line[], lastId: number): Announcement | null {
  const fresh = lines.flatMap((line) => (isNews(line) && line.id > lastId ? [line] : []));
  if (fresh.length === 0) return null;
  return { lines: fresh.length > maxReadOut ? [] : fresh, count: fresh.length };
}

function isNews(line: Line): line is TalkLine {
  return line.kind === 'talk' && !line.own && line.mutedAs === null && line.recalled !== true;
}
