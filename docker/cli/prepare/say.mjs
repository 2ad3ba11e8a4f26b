// @ts-check
// How the set-up speaks: on stderr, before anything but Node is there. Plain JavaScript for Node 20.

import { withOwnCommand } from '../host/own-command.mjs';
import { SetupError } from '../host/setup-error.mjs';

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

/** The set-up was asked to end. */
export class Interrupted extends SetupError {
  constructor() {
    super('the set-up was ended before it was done', 'start it again: it goes on where it was');
  }
}

/** @type {Readonly<Record<string, readonly [string, string]>>} */
const reasons = {
  EROFS: ['is on a file system that is mounted read-only', 'choose a place that you may write'],
  EACCES: ['may not be used by this user', 'choose a place that you may write'],
  EPERM: ['may not be used by this user', 'choose a place that you may write'],
  ENOSPC: ['the disk is full', 'make room, then try again'],
  EDQUOT: ['your share of the disk is full', 'make room, then try again'],
  ENOENT: ['is not there', 'was it removed meanwhile? try again'],
  ENOTDIR: [
    'a part of this path is a file, not a folder',
    'move it out of the way, then try again',
  ],
  EMFILE: ['too many files are open', 'raise the limit: ulimit -n 1024'],
  ENFILE: ['too many files are open', 'end other programs, then try again'],
  EIO: ['the disk does not work', 'see dmesg'],
  ENOMEM: ['there is not enough memory', 'end other programs, then try again'],
  EAGAIN: ['no more processes may be started', 'end other programs, then try again'],
};

/**
 * What the system refused, as a sentence with a next step.
 * @param {unknown} error
 * @returns {SetupError | null} null: it is a fault of ours.
 */
export function asSetupError(error) {
  if (error instanceof SetupError) return error;
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const where = 'path' in error ? String(error.path) : String(error.syscall);
  const [reason, hint] = reasons[String(error.code)] ?? [
    `cannot be used (${String(error.code)})`,
    'see the manual of your system for this code',
  ];
  return new SetupError(`${where}: ${reason}`, hint);
}

/**
 * Says a failure and names the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function sayFailure(error) {
  const told = asSetupError(error);
  if (told === null) throw error;
  say(`error: ${told.message}`);
  if (told.hint !== null) say(`hint: ${told.hint}`);
  // As a shell says it of a program that SIGINT ended.
  return told instanceof Interrupted ? 130 : 1;
}
