// Finds a nickname in a text.

/** Whether the text contains the nickname as a separate word; case does not matter. */
export function mentions(text: string, nick: string): boolean {
  if (nick === '') return false;
  const escaped = nick.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // A letter, a digit or a sign of nicknames beside it makes it part of a longer word.
  const word = String.raw`[\p{L}\p{N}_\-\[\]\\^{|}` + '`]';
  return new RegExp(`(?<!${word})${escaped}(?!${word})`, 'iu').test(text);
}
