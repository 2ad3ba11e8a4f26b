// The history of the field: what the guest wrote before, by arrow up and down. Bounded, and in a room that
// forgets only as old as its messages. Pure.

export interface InputHistory {
  /** Oldest first. `at`: when it was sent, in milliseconds since 1970. */
  readonly entries: readonly { readonly text: string; readonly at: number }[];
  /** The shown entry; `entries.length`: the draft. */
  readonly at: number;
  /** The text in the field when the guest first pressed the arrow key. */
  readonly draft: string;
}

const maxEntries = 100;

export const emptyHistory: InputHistory = { entries: [], at: 0, draft: '' };

export function remember(history: InputHistory, text: string, at: number): InputHistory {
  const before =
    history.entries.at(-1)?.text === text ? history.entries.slice(0, -1) : history.entries;
  const entries = [...before, { text, at }];
  const kept = entries.slice(-maxEntries);
  return { entries: kept, at: kept.length, draft: '' };
}

/** The history without what was sent until then. */
export function withoutOld(history: InputHistory, until: number): InputHistory {
  const entries = history.entries.filter(({ at }) => at > until);
  const gone = history.entries.length - entries.length;
  return gone === 0 ? history : { ...history, entries, at: Math.max(0, history.at - gone) };
}

/** One step up (-1) or down (1). @param shown the text in the field. @returns null: there is no further entry. */
export function walk(
  history: InputHistory,
  step: 1 | -1,
  shown: string,
): { readonly history: InputHistory; readonly text: string } | null {
  const at = history.at + step;
  if (at < 0 || at > history.entries.length) return null;
  const draft = history.at === history.entries.length ? shown : history.draft;
  return { history: { ...history, at, draft }, text: history.entries[at]?.text ?? draft };
}
