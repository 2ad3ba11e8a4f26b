// Checks names of channels: nobody must be able to mistake one channel for another.

import { cleanName } from './clean.ts';

/** ngIRCd's CHANNEL_NAME_LEN, less its end. */
export const maxChannelBytes = 50;

/** Channels that one guest may be in at once: ngIRCd's MaxJoins. */
export const maxJoinedChannels = 32;

/**
 * Why a text cannot be the name of a channel. `kind`: it does not begin with '#'. `unclear`: a character in it is
 * invisible, or looks like another one.
 */
export type ChannelNameProblem = 'kind' | 'empty' | 'separator' | 'unclear' | 'long';

/**
 * Code points that are invisible: controls and formats (zero width, bidi, tags), what a font may leave out
 * (UAX #44, Default_Ignorable_Code_Point), separators, unassigned and private ones. Some are invisible although
 * Unicode calls them letters, marks or symbols: blanks (braille, Egyptian, a note without a head), fillers and
 * joiners, selectors of shorthand and sign writing. U+FFFC and U+FFFD can stand for anything.
 */
const unseen =
  // oxlint-disable-next-line no-misleading-character-class -- each is meant alone
  /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{13440}-\u{13442}\u{13447}-\u{13455}\u{16fe4}\u{1107f}\u{1bc9d}\u{1d159}\u{1da9b}-\u{1daaf}]/u;

/**
 * Forms that look like a plain `i` or `j` with a mark, which NFKC does not unify: a letter that loses its dot
 * under a mark, followed by a dot as a mark; and a letter without a dot, followed by a mark.
 */
const movedDot = /\p{Soft_Dotted}\p{M}*\u0307|[\u0131\u0237]\p{M}/u;

/**
 * A name must be equal to its cleaned form: `#lobby` and `#lobby` with a zero-width space would be two channels
 * that look the same. It must also be equal to its NFKC form, which unifies a letter with its accent as one code
 * point or two, wide and narrow letters, and ligatures. Letters of different scripts that look alike are allowed.
 * @returns null if the text is a valid name.
 */
export function channelNameProblem(text: string): ChannelNameProblem | null {
  if (!text.startsWith('#')) return 'kind';
  if (text === '#') return 'empty';
  // oxlint-disable-next-line no-control-regex -- they may not stand in a line
  if (/[ ,:\x07\0\r\n]/.test(text)) return 'separator';
  // A mark at the start would be drawn over the '#'.
  if (unseen.test(text) || /^#\p{M}/u.test(text) || movedDot.test(text)) return 'unclear';
  if (cleanName(text) !== text || text.normalize('NFKC') !== text) return 'unclear';
  return new TextEncoder().encode(text).length > maxChannelBytes ? 'long' : null;
}

/** Whether guests may enter a channel of this name. */
export function isValidChannel(text: string): boolean {
  return channelNameProblem(text) === null;
}

/** Whether a target is a channel and not a nickname: no nickname begins with one of these. */
export function hasChannelPrefix(target: string): boolean {
  return /^[#&+]/.test(target);
}

/** `lobby` becomes `#lobby`; a name with a prefix stays as it is. */
export function withChannelPrefix(name: string): string {
  return hasChannelPrefix(name) ? name : `#${name}`;
}
