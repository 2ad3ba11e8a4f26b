// @ts-check
// The error of a set-up that a person can mend. Plain JavaScript for Node 20.

/** @typedef {import('./sentence.mjs').Text} Text */

/** `text` says what failed, `hintText` what to do. Its message is not for people: the sentence's key and values. */
export class SetupError extends Error {
  /**
   * @param {Text} text
   * @param {Text | null} hintText
   */
  constructor(text, hintText) {
    super(typeof text === 'string' ? text : JSON.stringify(text));
    this.text = text;
    this.hintText = hintText;
  }
}
