// Completes a nickname, a channel or a command at the cursor, and goes round on the next Tab. Pure.

import { fold } from './room/state.ts';

export interface Draft {
  readonly text: string;
  /** Where the cursor stands, in UTF-16 units. */
  readonly cursor: number;
}

/** What the last Tab did; given back so that the next one goes on from there. */
export interface Round {
  readonly draft: Draft;
  /** All that fits, in the order of the round. */
  readonly fits: readonly string[];
  readonly at: number;
  /** What stood before and after the word. */
  readonly before: string;
  readonly after: string;
}

function show(round: Omit<Round, 'draft'>): Round {
  const { before, after, fits, at } = round;
  const word = fits[at] ?? '';
  // At the start of a line a name is an address: `ana: `.
  const tail = before === '' && !/^[#/]/.test(word) ? ': ' : ' ';
  const text = before + word + tail + after;
  return { ...round, draft: { text, cursor: before.length + word.length + tail.length } };
}

/**
 * @param words nicknames (the latest speakers first), channels, commands with their slash.
 * @param last what the Tab before this one gave; it goes on if the draft is still what it made.
 * @returns null if nothing fits.
 */
export function complete(
  draft: Draft,
  words: readonly string[],
  last: Round | null,
  step: 1 | -1,
): Round | null {
  if (last !== null && last.draft.text === draft.text && last.draft.cursor === draft.cursor) {
    const at = (last.at + step + last.fits.length) % last.fits.length;
    return show({ ...last, at });
  }
  const before = draft.text.slice(0, draft.cursor);
  const start = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1;
  const typed = fold(before.slice(start));
  if (typed === '') return null;
  const bare = typed.replace(/^@/, '');
  const fits = words.filter((word) => {
    if (word.startsWith('/')) return start === 0 && fold(word).startsWith(typed);
    return bare !== '' && fold(word).startsWith(bare);
  });
  if (fits.length === 0) return null;
  const after = draft.text.slice(draft.cursor).replace(/^ /, '');
  return show({
    fits,
    at: step === 1 ? 0 : fits.length - 1,
    before: draft.text.slice(0, start),
    after,
  });
}
