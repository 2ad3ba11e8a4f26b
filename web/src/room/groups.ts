// Lines as they are shown together: days, and what one person says in one go. Pure.

import type { EventLine, Line, TalkLine } from './state.ts';

export type Group =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  /** What follows is new to the guest. */
  | { readonly kind: 'new'; readonly id: string }
  | { readonly kind: 'event'; readonly id: string; readonly line: EventLine }
  /** Lines of muted people, in one go. */
  | { readonly kind: 'muted'; readonly id: string; readonly lines: readonly TalkLine[] }
  | {
      readonly kind: 'talk';
      readonly id: string;
      readonly at: number;
      readonly from: string;
      readonly own: boolean;
      readonly lines: readonly TalkLine[];
    };

const longestPauseMs = 5 * 60_000;

/**
 * @param day the local day of a time, as any text that differs from day to day.
 * @param newFrom id of the first line that is new; null: none is.
 */
export function groupLines(
  lines: readonly Line[],
  day: (at: number) => string,
  newFrom: number | null = null,
): readonly Group[] {
  const groups: Group[] = [];
  let today = lines[0] === undefined ? '' : day(lines[0].at);
  for (const line of lines) {
    const id = String(line.id);
    if (day(line.at) !== today) {
      today = day(line.at);
      groups.push({ kind: 'day', id: `day-${id}`, at: line.at });
    }
    if (line.id === newFrom) groups.push({ kind: 'new', id: `new-${id}` });
    if (line.kind === 'event') {
      groups.push({ kind: 'event', id, line });
      continue;
    }
    const last = groups.at(-1);
    if (line.mutedAs !== null) {
      if (last?.kind === 'muted') {
        groups[groups.length - 1] = { ...last, lines: [...last.lines, line] };
      } else {
        groups.push({ kind: 'muted', id: `muted-${id}`, lines: [line] });
      }
      continue;
    }
    const previous = last?.kind === 'talk' ? last.lines.at(-1) : undefined;
    const goesOn =
      last?.kind === 'talk' &&
      previous !== undefined &&
      last.from === line.from &&
      line.form === 'say' &&
      previous.form === 'say' &&
      line.at - previous.at < longestPauseMs;
    if (goesOn) {
      groups[groups.length - 1] = { ...last, lines: [...last.lines, line] };
    } else {
      const { at, from, own } = line;
      groups.push({ kind: 'talk', id, at, from, own, lines: [line] });
    }
  }
  return groups;
}
