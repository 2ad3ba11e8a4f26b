// Which names a channel may have: such as nobody can take for another one. Pure.

import { cleanName } from './clean.ts';

/** ngIRCd's CHANNEL_NAME_LEN, less its end. */
export const maxChannelBytes = 50;

/**
 * Why a text can be no channel's name. `kind`: it does not begin with '#'. `unclear`: it holds what is not
 * shown, or is shown like something else.
 */
export type ChannelNameProblem = 'kind' | 'empty' | 'separator' | 'unclear' | 'long';

/**
 * Code points that have no picture of their own: controls and formats (zero width, bidi, tags), what a
 * font may leave out (UAX #44, Default_Ignorable_Code_Point), separators, unassigned and private ones,
 * and the two letters that are drawn as nothing (the braille blank, and U+FFFD, which stands for anything).
 */
const unseen = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;

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
  if (unseen.test(text) || /^#\p{M}/u.test(text)) return 'unclear';
  if (cleanName(text) !== text || text.normalize('NFKC') !== text) return 'unclear';
  return new TextEncoder().encode(text).length > maxChannelBytes ? 'long' : null;
}
