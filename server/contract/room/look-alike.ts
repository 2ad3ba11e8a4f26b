// Tells whether two nicknames look the same: the idea of Unicode's skeletons (UTS #39, section 4) on the few
// letters that a nickname here can have.

import { foldName } from './casemap.ts';

/** What became of the wish for a nickname. */
export type NameVerdict =
  | 'free'
  /** Somebody in the room has it now. */
  | 'taken'
  /** It is kept for somebody else. */
  | 'kept'
  /** It looks like a name that somebody else has, or that is kept for them. */
  | 'alike';

/**
 * What a letter looks like. Each letter has one form whatever stands beside it, so that the form of a name is
 * the same however it came about: `vvv` may be `vw` and `wv`, and all three are alike.
 *
 * - `I` and `l` are one glyph in many fonts without serifs, and IRC takes `i` and `I` for one letter. So `i` and
 *   `l` are alike, too, and with them `Maria` and `Marla`: no rule can keep these apart and stop `MarIa`.
 * - `rn` is `m` and `vv` is `w` in a proportional font, as the page's is. UTS #39 has the first, too.
 * - `cl` and `d`, `5` and `s`, `nn` and `m` differ in the page's fonts and in terminals: `Clara` and `Dara`,
 *   `ana5` and `Anas` are two people. Doubled letters stay, so `Ana` and `Anna` are two people as well.
 */
const forms: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['|', 'l'],
  ['m', 'rn'],
  ['w', 'vv'],
]);

/** IRC clients put them around a name that is in use, and people read over them. */
const separators = /[-_`^[\]{}\\;]/g;

/**
 * Names with the same shape look alike. The shape is a name of the same shape itself, and the same for all
 * spellings that ngIRCd takes for one name.
 * @param nickname that `isNickname` accepts.
 */
export function shapeOf(nickname: string): string {
  const folded = foldName(nickname);
  const letters = folded.replace(separators, '');
  // Nothing but separators: `^_^` and `[]` are two names.
  if (letters === '') return folded.replaceAll('[', '{').replaceAll(']', '}');
  return Array.from(letters, (letter) => forms.get(letter) ?? letter).join('');
}
