// What the guest wrote before, by arrow up and down. Pure, in memory, bounded.

export interface InputHistory {
  /** Oldest first. */
  readonly entries: readonly string[];
  /** Entry in view; `entries.length`: the draft. */
  readonly at: number;
  /** What was being written when the walk began. */
  readonly draft: string;
}

const maxEntries = 100;

export const emptyHistory: InputHistory = { entries: [], at: 0, draft: '' };

export function remember(history: InputHistory, text: string): InputHistory {
  const entries = history.entries.at(-1) === text ? history.entries : [...history.entries, text];
  const kept = entries.slice(-maxEntries);
  return { entries: kept, at: kept.length, draft: '' };
}

/** One step up (-1) or down (1) from what stands in the field; null: there is nothing further. */
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
