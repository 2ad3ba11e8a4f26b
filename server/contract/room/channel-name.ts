// Which names a channel may have: only such that nobody can mistake for another.

import { cleanName } from './clean.ts';

/** ngIRCd's CHANNEL_NAME_LEN, less its end. */
export const maxChannelBytes = 50;

/** Channels that one guest may be in at once: ngIRCd's MaxJoins. */
export const maxJoinedChannels = 32;

/**
 * Why a text can be no channel's name. `kind`: it does not begin with '#'. `unclear`: it holds what is not
 * shown, or is shown like something else.
 */
export type ChannelNameProblem = 'kind' | 'empty' | 'separator' | 'unclear' | 'long';

/**
 * Code points that have no picture of their own: controls and formats (zero width, bidi, tags), what a
 * font may leave out (UAX #44, Default_Ignorable_Code_Point), separators, unassigned and private ones,
 * and those that are drawn as nothing though Unicode calls them letters, marks or symbols: blanks (braille,
 * Egyptian, a note without a head), fillers and joiners, selectors of shorthand and sign writing, and U+FFFC
 * and U+FFFD, which stand for anything.
 */
const unseen =
  // oxlint-disable-next-line no-misleading-character-class -- each is meant alone
  /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{13440}-\u{13442}\u{13447}-\u{13455}\u{16fe4}\u{1107f}\u{1bc9d}\u{1d159}\u{1da9b}-\u{1daaf}]/u;

/**
 * A letter whose dot gives way to a mark, with a dot as its mark, and a letter without a dot that is given a
 * mark: `i` and the two are drawn alike, and NFKC keeps them apart.
 */
const movedDot = /\p{Soft_Dotted}\p{M}*\u0307|[\u0131\u0237]\p{M}/u;

/**
 * A name must be its own cleaned form: `#lobby` and one with a zero-width space in it would be two channels
 * that nobody can tell apart. NFKC makes one form of all that are drawn alike by Unicode's own word: a
 * letter and its accent as one code point or as two, wide and narrow ones, ligatures.
 * Letters of different scripts that look alike stay different: that is for readers to see.
 * @returns null: the text is a channel's name.
 */
export function channelNameProblem(text: string): ChannelNameProblem | null {
  if (!text.startsWith('#')) return 'kind';
  if (text === '#') return 'empty';
  // oxlint-disable-next-line no-control-regex -- they may not stand in a line
  if (/[ ,:\x07\0\r\n]/.test(text)) return 'separator';
  // A mark that begins the name would be drawn on the '#'.
  if (unseen.test(text) || /^#\p{M}/u.test(text) || movedDot.test(text)) return 'unclear';
  if (cleanName(text) !== text || text.normalize('NFKC') !== text) return 'unclear';
  return new TextEncoder().encode(text).length > maxChannelBytes ? 'long' : null;
}

/** A channel that guests may enter. */
export function isValidChannel(text: string): boolean {
  return channelNameProblem(text) === null;
}

/** Whether a target is meant as a channel, and not as a nickname: no nickname begins so. */
export function hasChannelPrefix(target: string): boolean {
  return /^[#&+]/.test(target);
}

/** `lobby` becomes `#lobby`; a name with a prefix stays as it is. */
export function withChannelPrefix(name: string): string {
  return hasChannelPrefix(name) ? name : `#${name}`;
}
