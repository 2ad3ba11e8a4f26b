// @ts-check
// Whether a folder is one that a set-up can use: it may be written, and programs may run from it. Reads
// only. Plain JavaScript for Node 20.

import { accessSync, constants, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from './say.mjs';

/** @param {string} path @returns {string} it, or the nearest folder above it that is there. */
function nearest(path) {
  try {
    return realpathSync(path);
  } catch {
    return path === dirname(path) ? path : nearest(dirname(path));
  }
}

/**
 * proc(5), mountinfo: the mount point is the fifth field, its options the sixth.
 * @param {string} path
 * @param {string} mountinfo
 * @returns {boolean}
 */
export function isNoexec(path, mountinfo = readMounts()) {
  const real = nearest(path);
  let longest = '';
  let found = false;
  for (const line of mountinfo.split('\n')) {
    const [, , , , escaped = '', options = ''] = line.split(' ');
    const point = escaped.replaceAll(/\\(\d{3})/g, (_, octal) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = point === '/' || real === point || real.startsWith(`${point}/`);
    // Of two at one place, the later one is seen.
    if (point === '' || !holds || point.length < longest.length) continue;
    longest = point;
    found = options.split(',').includes('noexec');
  }
  return found;
}

function readMounts() {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} folder it, or what is to become it.
 * @param {string} hint what to do where it cannot be used.
 * @throws {SetupError}
 */
export function mustBeUsable(folder, hint) {
  try {
    accessSync(nearest(folder), constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new SetupError(
      code === 'EROFS'
        ? `${folder}: is on a file system that is mounted read-only`
        : `${folder}: may not be written by this user`,
      hint,
    );
  }
  if (isNoexec(folder))
    throw new SetupError(`${folder}: is mounted noexec: no program may run from there`, hint);
}
