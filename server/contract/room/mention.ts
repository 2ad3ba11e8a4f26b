// Whether a text names somebody. Pure.

/** True if `nick` stands in the text as a word of its own, whatever its case. */
export function mentions(text: string, nick: string): boolean {
  if (nick === '') return false;
  const escaped = nick.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // Letters, digits and what a nickname may be made of end no word.
  const word = String.raw`[\p{L}\p{N}_\-\[\]\\^{|}` + '`]';
  return new RegExp(`(?<!${word})${escaped}(?!${word})`, 'iu').test(text);
}
