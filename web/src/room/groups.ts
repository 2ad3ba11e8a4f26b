// Groups lines for display: by day, and consecutive messages of one person.

import type { EventLine, Line, TalkLine } from './state.ts';

export type Group =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  /** The lines above were said while the guest was not here. */
  | { readonly kind: 'recalled'; readonly id: string }
  /** The lines below are new to the guest. */
  | { readonly kind: 'new'; readonly id: string }
  | { readonly kind: 'event'; readonly id: string; readonly line: EventLine }
  /** Consecutive messages of muted people. */
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
 * @param day the local day of a time, as a text that is different for each day.
 * @param newFrom id of the first new line; null: no line is new.
 */
export function groupLines(
  lines: readonly Line[],
  day: (at: number) => string,
  newFrom: number | null = null,
): readonly Group[] {
  const groups: Group[] = [];
  const [first] = lines;
  // No day above lines that came while the guest was here: they know it.
  let today = first === undefined || isRecalled(first) ? '' : day(first.at);
  for (const [at, line] of lines.entries()) {
    const id = String(line.id);
    const before = lines[at - 1];
    if (before !== undefined && isRecalled(before) && !isRecalled(line)) {
      groups.push({ kind: 'recalled', id: `recalled-${id}` });
    }
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
      const { at: since, from, own } = line;
      groups.push({ kind: 'talk', id, at: since, from, own, lines: [line] });
    }
  }
  return groups;
}

function isRecalled(line: Line): boolean {
  return line.kind === 'talk' && line.recalled === true;
}
