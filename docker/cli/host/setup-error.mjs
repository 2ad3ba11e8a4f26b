// @ts-check
// The error of a set-up that a person can mend. Plain JavaScript for Node 20.

/** Its message says what failed; it is shown as it is, followed by the hint. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string | null} hint
   */
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}
