// Completes a nickname, a channel, a command or an emoji at the cursor. Pure.

import { foldName } from '../../../server/contract/room/casemap.ts';

export interface Draft {
  readonly text: string;
  /** The cursor's position, in UTF-16 units. */
  readonly cursor: number;
}

/** What a word can be completed to. */
export interface Choice {
  /** `Ana`, `#lobby`, `/me`, `:smile:`. */
  readonly name: string;
  /** The text that is inserted; only for emoji it differs from the name. */
  readonly text: string;
}

/** The choices that fit at the cursor, and which of them is inserted now. */
export interface Round {
  /** The text as this round left it. If the text differs, the round is over. */
  readonly draft: Draft;
  /** As the guest typed it. */
  readonly typed: Draft;
  readonly fits: readonly Choice[];
  /** Index in `fits`; -1: nothing is inserted yet. */
  readonly at: number;
  /** The text before and after the word. */
  readonly before: string;
  readonly after: string;
}

/** No more are offered at once: another letter leaves fewer. */
const maxFits = 50;

/** Words that begin with these signs are completed while they are typed; other words only by Tab. */
const offeredFrom: Readonly<Record<string, number>> = { '/': 1, '#': 2, '@': 1, ':': 3 };

function fitsIn(typed: string, isFirst: boolean, choices: readonly Choice[]): readonly Choice[] {
  const bare = typed.replace(/^@/, '');
  const isNick = ({ name }: Choice): boolean => !/^[#/:]/.test(name);
  const starts = choices.filter((choice) => {
    if (choice.name.startsWith('/') && !isFirst) return false;
    // An @ without letters offers everybody.
    if (typed.startsWith('@')) return isNick(choice) && foldName(choice.name).startsWith(bare);
    return foldName(choice.name).startsWith(typed);
  });
  // The shortest is the nearest to the typed word.
  if (typed.startsWith(':')) starts.sort((a, b) => a.name.length - b.name.length);
  // `:heart` begins some names and is a part of others.
  const parts = typed.startsWith(':')
    ? choices.filter(
        ({ name }) =>
          !starts.some((one) => one.name === name) && name.includes(`_${bare.slice(1)}`),
      )
    : [];
  return [...starts, ...parts].slice(0, maxFits);
}

/**
 * The choices that fit the word before the cursor; nothing is inserted yet.
 * @param choices nicknames (the latest speakers first), channels, commands with their slash, emoji.
 * @param asked true: by Tab, for any word. False: only for a word that begins with one of the signs.
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
  // If the only choice is typed completely already, no list is needed.
  if (!asked && fits.length === 1 && foldName(fits[0]?.name ?? '') === typed) return null;
  const before = draft.text.slice(0, start);
  return { draft, typed: draft, fits, at: -1, before, after: tail.replace(/^ /, '') };
}

/** The same round with this choice inserted. */
export function choose(round: Round, at: number): Round {
  const { before, after, fits } = round;
  const word = fits[at]?.text ?? '';
  const name = fits[at]?.name ?? '';
  // At the start of a line a nickname addresses somebody: `ana: `.
  const tail = before === '' && !/^[#/:]/.test(name) ? ': ' : ' ';
  const text = before + word + tail + after;
  return { ...round, at, draft: { text, cursor: before.length + word.length + tail.length } };
}

/** Inserts the next choice in this direction; after the last one comes the first. */
export function turn(round: Round, step: 1 | -1): Round {
  const { at, fits } = round;
  const first = step === 1 ? 0 : fits.length - 1;
  return choose(round, at === -1 ? first : (at + step + fits.length) % fits.length);
}

/** Whether this round belongs to the text in the field. */
export function isAbout(round: Round, draft: Draft): boolean {
  return round.draft.text === draft.text && round.draft.cursor === draft.cursor;
}
