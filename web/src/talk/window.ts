// Selects which lines of a long log are rendered. Pure.

import type { Line } from '../room/state.ts';

/** Lines that are rendered at first; a click shows more. A phone can lay out a few hundred quickly. */
export const pageOfLines = 200;
/** So many lines are rendered before one that is jumped to. */
const before = 20;

/**
 * The lines from `firstId` on, but at least one page of the newest.
 * @param firstId null: one page of the newest.
 */
export function windowOf(lines: readonly Line[], firstId: number | null): readonly Line[] {
  const newest = Math.max(0, lines.length - pageOfLines);
  if (firstId === null) return lines.slice(newest);
  const at = lines.findIndex(({ id }) => id >= firstId);
  return lines.slice(at === -1 ? newest : Math.min(at, newest));
}

/** The first id if one more page is rendered than from `firstId`. */
export function earlier(lines: readonly Line[], firstId: number): number {
  const at = lines.findIndex(({ id }) => id >= firstId);
  return lines[Math.max(0, at - pageOfLines)]?.id ?? firstId;
}

/** The first id if this line and some before it are rendered; null: there is no such line. */
export function windowTo(lines: readonly Line[], id: number): number | null {
  const at = lines.findIndex((line) => line.id === id);
  return at === -1 ? null : (lines[Math.max(0, at - before)]?.id ?? null);
}

/** How many lines of others, without those of muted people and the history, came after this one. */
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
