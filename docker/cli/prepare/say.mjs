// @ts-check
// How the set-up speaks: on stderr, before anything but Node is there. Plain JavaScript for Node 20.

/** @param {string} line */
export function say(line) {
  process.stderr.write(`mayfly: ${line}\n`);
}

/** A failure of the set-up that a person can mend. */
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

/**
 * Says a failure and names the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function sayFailure(error) {
  if (!(error instanceof SetupError)) throw error;
  say(`error: ${error.message}`);
  if (error.hint !== null) say(`hint: ${error.hint}`);
  return 1;
}
