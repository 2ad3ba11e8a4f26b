// Completes a nickname, a channel, a command or an emoji at the cursor. Pure; knows nothing of how the
// choices are shown.

import { foldName } from '../../../server/contract/room/casemap.ts';

export interface Draft {
  readonly text: string;
  /** Where the cursor stands, in UTF-16 units. */
  readonly cursor: number;
}

/** What a word may become. */
export interface Choice {
  /** `Ana`, `#lobby`, `/me`, `:smile:`. */
  readonly name: string;
  /** What is put in; the same as the name for all but emoji. */
  readonly text: string;
}

/** What fits at the cursor, and which of it stands there now. */
export interface Round {
  /** The text as this round left it: another text is another round. */
  readonly draft: Draft;
  /** As the guest typed it. */
  readonly typed: Draft;
  readonly fits: readonly Choice[];
  /** Index in `fits`; -1: still what was typed. */
  readonly at: number;
  /** What stands before and after the word. */
  readonly before: string;
  readonly after: string;
}

/** More are not offered at once: the next letter makes them fewer. */
const maxFits = 50;

/** What these signs begin is offered while it is typed; a bare name only when it is asked for. */
const offeredFrom: Readonly<Record<string, number>> = { '/': 1, '#': 2, '@': 1, ':': 3 };

function fitsIn(typed: string, isFirst: boolean, choices: readonly Choice[]): readonly Choice[] {
  const bare = typed.replace(/^@/, '');
  const isNick = ({ name }: Choice): boolean => !/^[#/:]/.test(name);
  const starts = choices.filter((choice) => {
    if (choice.name.startsWith('/') && !isFirst) return false;
    // An @ alone offers everybody.
    if (typed.startsWith('@')) return isNick(choice) && foldName(choice.name).startsWith(bare);
    return foldName(choice.name).startsWith(typed);
  });
  // The shortest is the nearest to what was typed.
  if (typed.startsWith(':')) starts.sort((a, b) => a.name.length - b.name.length);
  // `:heart` is the start of one name and a part of others.
  const parts = typed.startsWith(':')
    ? choices.filter(
        ({ name }) =>
          !starts.some((one) => one.name === name) && name.includes(`_${bare.slice(1)}`),
      )
    : [];
  return [...starts, ...parts].slice(0, maxFits);
}

/**
 * What fits the word before the cursor, with nothing chosen yet.
 * @param choices nicknames (the latest speakers first), channels, commands with their slash, emoji.
 * @param asked by Tab: any word may be completed; else only what its first sign announces.
 * @returns null if nothing fits.
 */
export function offer(draft: Draft, choices: readonly Choice[], asked: boolean): Round | null {
  const head = draft.text.slice(0, draft.cursor);
  const start = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n')) + 1;
  const typed = foldName(head.slice(start));
  if (typed === '') return null;
  const tail = draft.text.slice(draft.cursor);
  if (!asked) {
    const from = offeredFrom[typed.slice(0, 1)];
    if (from === undefined || typed.length < from || /^\S/.test(tail)) return null;
  }
  const fits = fitsIn(typed, start === 0, choices);
  if (fits.length === 0) return null;
  // A word that is all there is to choose, and stands there whole, needs no list.
  if (!asked && fits.length === 1 && foldName(fits[0]?.name ?? '') === typed) return null;
  const before = draft.text.slice(0, start);
  return { draft, typed: draft, fits, at: -1, before, after: tail.replace(/^ /, '') };
}

/** The same round with this choice put in. */
export function choose(round: Round, at: number): Round {
  const { before, after, fits } = round;
  const word = fits[at]?.text ?? '';
  const name = fits[at]?.name ?? '';
  // At the start of a line a name is an address: `ana: `.
  const tail = before === '' && !/^[#/:]/.test(name) ? ': ' : ' ';
  const text = before + word + tail + after;
  return { ...round, at, draft: { text, cursor: before.length + word.length + tail.length } };
}

/** The next choice in this direction, round and round. */
export function turn(round: Round, step: 1 | -1): Round {
  const { at, fits } = round;
  const first = step === 1 ? 0 : fits.length - 1;
  return choose(round, at === -1 ? first : (at + step + fits.length) % fits.length);
}

/** Whether this round is about the text that stands in the field. */
export function isAbout(round: Round, draft: Draft): boolean {
  return round.draft.text === draft.text && round.draft.cursor === draft.cursor;
}
