// Which lines of a long talk stand in the page. Pure.

import type { Line } from '../room/state.ts';

/** Lines in the page at once; more are a click away. A phone lays out a few hundred with ease. */
export const pageOfLines = 200;
/** So many lines are shown before one that is jumped to. */
const before = 20;

/**
 * The lines from `firstId` on, but never fewer than a page of the newest.
 * @param firstId null: the newest page.
 */
export function windowOf(lines: readonly Line[], firstId: number | null): readonly Line[] {
  const newest = Math.max(0, lines.length - pageOfLines);
  if (firstId === null) return lines.slice(newest);
  const at = lines.findIndex(({ id }) => id >= firstId);
  return lines.slice(at === -1 ? newest : Math.min(at, newest));
}

/** The id from which on one page more is shown than from `firstId`. */
export function earlier(lines: readonly Line[], firstId: number): number {
  const at = lines.findIndex(({ id }) => id >= firstId);
  return lines[Math.max(0, at - pageOfLines)]?.id ?? firstId;
}

/** The id from which on this line and some before it are shown; null: it is not there. */
export function windowTo(lines: readonly Line[], id: number): number | null {
  const at = lines.findIndex((line) => line.id === id);
  return at === -1 ? null : (lines[Math.max(0, at - before)]?.id ?? null);
}

/** How many lines of others, that the guest does not hide, came after this one. */
export function countNewer(lines: readonly Line[], id: number): number {
  return lines.filter(
    (line) =>
      line.id > id &&
      line.kind === 'talk' &&
      !line.own &&
      line.mutedAs === null &&
      line.recalled !== true,
  ).length;
}
