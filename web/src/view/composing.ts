// Whether a key belongs to an input method that is composing a word, and not to the page.

/** `keyCode` of a key that an input method has taken. */
const takenKey = 229;

/**
 * Safari ends a composition before it tells of the Enter that ended it: that key says no more that
 * something is composed, but still 229. Source: UI Events, https://www.w3.org/TR/uievents/#legacy-key-models
 */
export function isComposing({ isComposing: is, keyCode }: KeyboardEvent): boolean {
  return is || keyCode === takenKey;
}
