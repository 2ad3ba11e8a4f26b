// @ts-check
// Whether a folder is one that a set-up can use: it may be written, programs may run from it, and its disk
// has room. Reads only. Plain JavaScript for Node 20.

import { accessSync, constants, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '../host/setup-error.mjs';

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
  const there = nearest(folder);
  try {
    if (!statSync(there).isDirectory()) {
      throw new SetupError(`${folder}: a part of this path is a file, not a folder`, hint);
    }
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof SetupError) throw error;
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

/**
 * Where a disk is full, npm and apt name other causes, and that after minutes.
 * @param {string} folder it, or what is to become it.
 * @param {number} needMiB
 * @throws {SetupError}
 */
export function mustHaveRoom(folder, needMiB) {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= needMiB) return;
  throw new SetupError(
    `${folder}: its disk has ${free} MiB free, the set-up needs ${needMiB}`,
    'make room, then try again',
  );
}
