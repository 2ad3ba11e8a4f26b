// @ts-check
// Checks that a set-up can use a folder: it is writable, programs can run from it, and its disk has room. It
// changes nothing. Plain JavaScript for Node 20.

import { accessSync, constants, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '../host/setup-error.mjs';
import { sentence } from '../host/sentence.mjs';

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
 * @param {import('../../../server/contract/sentences/sentence.ts').Text} hint what to do where it cannot be used.
 * @throws {SetupError}
 */
export function mustBeUsable(folder, hint) {
  const there = nearest(folder);
  try {
    if (!statSync(there).isDirectory()) {
      throw new SetupError(sentence('system.notAFolder', { place: folder }), hint);
    }
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new SetupError(
      code === 'EROFS'
        ? sentence('system.readOnly', { place: folder })
        : sentence('setup.folderForbidden', { folder }),
      hint,
    );
  }
  if (isNoexec(folder)) throw new SetupError(sentence('setup.folderNoexec', { folder }), hint);
}

/**
 * Checked before: on a full disk, npm and apt fail after minutes and name other causes.
 * @param {string} folder it, or what is to become it.
 * @param {number} needMiB
 * @throws {SetupError}
 */
export function mustHaveRoom(folder, needMiB) {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= needMiB) return;
  throw new SetupError(
    sentence('setup.diskTooSmall', { folder, free, need: needMiB }),
    sentence('system.makeRoom'),
  );
}
