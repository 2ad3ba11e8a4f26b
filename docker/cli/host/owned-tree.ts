// Checks that a folder of unpacked packages is safe to run from: only this user and root could have written
// any program, library or folder of it, or put another folder in its place. It changes nothing.

import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const writableByOthers = 0o002;
const writableByGroup = 0o020;
/** inode(7): in such a folder only an entry's owner may replace it. */
const sticky = 0o1000;

function isTrusted({ uid, gid, mode }: Stats): boolean {
  if (uid !== 0 && uid !== process.getuid?.()) return false;
  // On many systems each user has a group of their own, which may write.
  const groupIsOurs = gid === 0 || gid === process.getgid?.();
  return (mode & writableByOthers) === 0 && ((mode & writableByGroup) === 0 || groupIsOurs);
}

/** For a link, the file counts that it leads to: that is what is run. */
function leadsToTrusted(path: string): boolean {
  try {
    return isTrusted(statSync(path));
  } catch {
    // It leads nowhere, so nothing can be run through it.
    return true;
  }
}

/** @returns a folder above in which another user could replace the tree. */
function foreignAbove(root: string): string | null {
  for (let dir = dirname(resolve(root)); ; dir = dirname(dir)) {
    const seen = statSync(dir);
    const held = (seen.mode & sticky) !== 0 && (seen.uid === 0 || seen.uid === process.getuid?.());
    if (!held && !isTrusted(seen)) return dir;
    if (dir === dirname(dir)) return null;
  }
}

function foreignBelow(path: string): string | null {
  const seen = lstatSync(path);
  // A link's own mode has no meaning (symlink(7)).
  if (seen.isSymbolicLink()) {
    return isTrusted(Object.assign(seen, { mode: 0 })) && leadsToTrusted(path) ? null : path;
  }
  if (!isTrusted(seen)) return path;
  if (!seen.isDirectory()) return null;
  for (const name of readdirSync(path)) {
    const found = foreignBelow(join(path, name));
    if (found !== null) return found;
  }
  return null;
}

/**
 * @returns the first path that another user wrote, may write or may replace; null: there is none.
 * @throws if the tree is not there, or changes while it is read.
 */
export function foreignPath(root: string): string | null {
  const real = realpathSync(root);
  return foreignAbove(root) ?? foreignAbove(real) ?? foreignBelow(real);
}

/** Whether programs and libraries of the tree may be run; false as well where there is none. */
export function isSafeTree(root: string): boolean {
  try {
    return foreignPath(root) === null;
  } catch {
    return false;
  }
}
