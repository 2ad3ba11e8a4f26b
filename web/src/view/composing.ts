// Tells whether a key belongs to an input method (IME) that is composing a word, and not to the page.

/** `keyCode` of a key that an input method handles. */
const takenKey = 229;

/**
 * Safari ends a composition before it sends the Enter that ended it: `isComposing` is false for that key,
 * but its code is still 229. Source: UI Events, https://www.w3.org/TR/uievents/#legacy-key-models
 */
export function isComposing({ isComposing: is, keyCode }: KeyboardEvent): boolean {
  return is || keyCode === takenKey;
}
