// @ts-check
// How the set-up speaks: on stderr, before anything but Node is there. Plain JavaScript for Node 20.

import { withOwnCommand } from '../own-command.mjs';

/** @type {(text: string) => string} */
let retell = withOwnCommand;

/**
 * Has all that follows said in the operator's language. Until then it is English: Node 20 cannot load
 * the sentences.
 * @param {(text: string) => string} translate
 */
export function sayIn(translate) {
  retell = translate;
}

/** @param {string} line */
export function say(line) {
  const [, label, text = ''] = /^((?:error|hint|warning):)? ?(.*)$/s.exec(line) ?? [];
  const told = label === undefined ? retell(line) : `${retell(label)} ${retell(text)}`;
  process.stderr.write(`mayfly: ${told}\n`);
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
