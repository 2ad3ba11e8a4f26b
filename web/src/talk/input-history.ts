// The history of the field: what the guest wrote before, by arrow up and down. Bounded. Pure.

export interface InputHistory {
  /** Oldest first. */
  readonly entries: readonly string[];
  /** The shown entry; `entries.length`: the draft. */
  readonly at: number;
  /** The text in the field when the guest first pressed the arrow key. */
  readonly draft: string;
}

const maxEntries = 100;

export const emptyHistory: InputHistory = { entries: [], at: 0, draft: '' };

export function remember(history: InputHistory, text: string): InputHistory {
  const entries = history.entries.at(-1) === text ? history.entries : [...history.entries, text];
  const kept = entries.slice(-maxEntries);
  return { entries: kept, at: kept.length, draft: '' };
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
  return { history: { ...history, at, draft }, text: history.entries[at] ?? draft };
}
