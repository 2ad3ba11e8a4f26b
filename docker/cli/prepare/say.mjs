// @ts-check
// How the set-up speaks: on stderr, before anything but Node is there. Plain JavaScript for Node 20.

import { sentence } from '../host/sentence.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { translator } from './translator.mjs';

/** @typedef {import('../host/sentence.mjs').Text} Text */

/**
 * @param {Text} text
 * @param {'error' | 'hint' | 'warning' | null} label what stands before it
 */
export function say(text, label = null) {
  // Where there is no translator, only plain words are said.
  const words = translator?.translate(text) ?? (typeof text === 'string' ? text : '');
  const named = label === null ? '' : `${translator?.say(`label.${label}`) ?? `${label}:`} `;
  process.stderr.write(`mayfly: ${named}${words}\n`);
}

/** The set-up was asked to end. */
export class Interrupted extends SetupError {
  constructor() {
    super(sentence('setup.interrupted'), sentence('setup.goesOn'));
  }
}

/**
 * By the code that Node has for it: what is wrong with a place, and what to do.
 * @satisfies {Readonly<Record<string, readonly [string, string]>>}
 */
const reasons = /** @type {const} */ ({
  EROFS: ['system.readOnly', 'system.choosePlace'],
  EACCES: ['system.forbidden', 'system.choosePlace'],
  EPERM: ['system.forbidden', 'system.choosePlace'],
  ENOSPC: ['system.diskFull', 'system.makeRoom'],
  EDQUOT: ['system.shareFull', 'system.makeRoom'],
  ENOENT: ['system.missing', 'system.removedMeanwhile'],
  ENOTDIR: ['system.notAFolder', 'system.moveAway'],
  EMFILE: ['system.tooManyFiles', 'system.raiseLimit'],
  ENFILE: ['system.tooManyFiles', 'system.endPrograms'],
  EIO: ['system.diskBroken', 'system.seeDmesg'],
  ENOMEM: ['system.noMemory', 'system.endPrograms'],
  EAGAIN: ['system.noProcesses', 'system.endPrograms'],
});

/**
 * @param {string} code
 * @returns {code is keyof typeof reasons}
 */
const isKnown = (code) => Object.hasOwn(reasons, code);

/**
 * What the system refused, as a sentence with a next step.
 * @param {unknown} error
 * @returns {SetupError | null} null: it is a fault of ours.
 */
export function asSetupError(error) {
  if (error instanceof SetupError) return error;
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const place = 'path' in error ? String(error.path) : String(error.syscall);
  const code = String(error.code);
  if (!isKnown(code)) {
    const hint = sentence('system.seeManual');
    return new SetupError(sentence('system.unusable', { place, code }), hint);
  }
  const [reason, hint] = reasons[code];
  return new SetupError(sentence(reason, { place }), sentence(hint));
}

/**
 * Says a failure and names the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function sayFailure(error) {
  const told = asSetupError(error);
  if (told === null) throw error;
  say(told.text, 'error');
  if (told.hintText !== null) say(told.hintText, 'hint');
  // As a shell says it of a program that SIGINT ended.
  return told instanceof Interrupted ? 130 : 1;
}
