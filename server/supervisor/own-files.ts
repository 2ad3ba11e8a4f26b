// Writes and wipes files below given directories, and never follows a symbolic link. Users are as-user.ts's
// concern: here the kernel decides what this process may touch.
//
// Each step opens `/proc/self/fd/N/name` with O_NOFOLLOW, which is what openat(2) does and Node lacks:
// a directory that is swapped for a link while one walks leads nowhere. All calls are synchronous, as
// as-user.ts asks for.

import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  opendirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
  writeSync,
  type Dirent,
} from 'node:fs';
import { relative, sep } from 'node:path';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;
const zeros = Buffer.alloc(256 * 1024);
// Each directory on the way down is held open. No daemon of ours has more than four.
const maxDepth = 32;

/** What is done step by step; between two steps something else may be done. */
export type Steps<T = void> = Generator<void, T, void>;

/**
 * Writes the file beside its place and moves it there, so that no reader sees half of it. Directories
 * on the way are made with mode 0700.
 * @throws {Problem} outside of `within`, or where a link or anything but a file is in the way
 */
export function writeWhole(
  within: readonly string[],
  file: { readonly path: string; readonly mode: number; readonly content: string | Uint8Array },
): void {
  try {
    inParent(within, file.path, true, (parent, name) => {
      const old = lstatSync(at(parent, name), { throwIfNoEntry: false });
      if (old?.isFile() === false) throw new Problem(sentence('ownFiles.notAFile'));
      const fresh = at(parent, `.${name}.new`);
      unlessMissing(() => unlinkSync(fresh));
      const fd = openSync(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
      try {
        writeFileSync(fd, file.content);
        fchmodSync(fd, file.mode); // Not by open: the umask would have its say.
      } finally {
        closeSync(fd);
      }
      renameSync(fresh, at(parent, name));
    });
  } catch (cause) {
    throw named('write', file.path, cause);
  }
}

/**
 * Overwrites a file with zeros and unlinks it; a link is only unlinked. What is not there is gone.
 * @throws {Problem} outside of `within`
 */
export function unlinkWiped(within: readonly string[], path: string): void {
  try {
    unlessMissing(() =>
      inParent(within, path, false, (parent, name) => {
        const entry = at(parent, name);
        if (lstatSync(entry).isFile()) finish(overwrite(entry));
        unlinkSync(entry);
      }),
    );
  } catch (cause) {
    throw named('unlink', path, cause);
  }
}

/**
 * Overwrites every file below with zeros and removes all, but for the directory itself.
 * @throws {Problem} outside of `within`; or, when the rest is done, if something could not be wiped
 */
export function* wipeDirectory(within: readonly string[], path: string): Steps {
  const dirs: number[] = [];
  try {
    const base = baseOf(within, path);
    const dir = unlessMissing(() => openWay(base, partsBelow(base, path), dirs));
    const failed = dir === undefined ? 0 : yield* emptied(dir, 1);
    if (failed > 0) throw new Problem(sentence('ownFiles.left', { count: failed }));
  } catch (cause) {
    throw named('wipe', path, cause);
  } finally {
    for (const fd of dirs) closeSync(fd);
  }
}

/** @returns how many entries could not be overwritten or removed */
function* emptied(dir: number, depth: number): Steps<number> {
  let failed = 0;
  // Read bit by bit: a daemon may have left a million of them.
  const entries = opendirSync(here(dir));
  try {
    for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
      try {
        failed += yield* removed(dir, entry, depth);
      } catch {
        failed += 1;
      }
      yield;
    }
  } finally {
    entries.closeSync();
  }
  return failed;
}

function* removed(dir: number, entry: Dirent, depth: number): Steps<number> {
  const path = at(dir, entry.name);
  if (!entry.isDirectory()) {
    try {
      if (entry.isFile()) yield* overwrite(path);
    } finally {
      unlinkSync(path); // Also of what cannot be overwritten, as sockets, links and full disks.
    }
    return 0;
  }
  if (depth === maxDepth) return 1;
  let failed = 0;
  const inner = openDirectory(path);
  try {
    fchmodSync(inner, 0o700); // tor and ssh take the write bit off some of theirs.
    failed = yield* emptied(inner, depth + 1);
  } finally {
    closeSync(inner);
  }
  rmdirSync(path);
  return failed;
}

function* overwrite(path: string): Steps {
  const readable = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    fchmodSync(readable, 0o600); // It may be a key of mode 0400.
    // The same file again, for writing: this link is the kernel's, and leads to what is open. It may have
    // become a pipe meanwhile, which is not to be waited for.
    const fd = openSync(here(readable), O_WRONLY | O_NONBLOCK);
    try {
      const { size } = fstatSync(fd);
      for (let offset = 0; offset < size;) {
        offset += writeSync(fd, zeros, 0, Math.min(zeros.length, size - offset), offset);
        yield;
      }
    } finally {
      closeSync(fd);
    }
  } finally {
    closeSync(readable);
  }
}

function finish(steps: Steps): void {
  for (const _ of steps);
}

/**
 * Opens each directory from `base` to the last of `parts`.
 * @param dirs gets all that were opened, also when one fails
 * @returns the last one
 */
function openWay(base: string, parts: readonly string[], dirs: number[], make = false): number {
  let dir = openDirectory(base);
  dirs.push(dir);
  for (const part of parts) {
    const inner = at(dir, part);
    if (make) unlessThere(() => mkdirSync(inner, 0o700));
    dir = openDirectory(inner);
    dirs.push(dir);
  }
  return dir;
}

/** @param make whether directories on the way are made */
function inParent(
  within: readonly string[],
  path: string,
  make: boolean,
  use: (parent: number, name: string) => void,
): void {
  const base = baseOf(within, path);
  const parts = partsBelow(base, path);
  const name = parts.pop();
  if (name === undefined) throw new Problem(sentence('ownFiles.isOwnDir'));
  const dirs: number[] = [];
  try {
    use(openWay(base, parts, dirs, make), name);
  } finally {
    for (const fd of dirs) closeSync(fd);
  }
}

function openDirectory(path: string): number {
  return openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
}

/** The one of `within` that holds the path. */
function baseOf(within: readonly string[], path: string): string {
  const base = within.find((dir) => path === dir || path.startsWith(dir + sep));
  // A path with `..`, `.` or `//` is not its own normal form: it need not be where it seems.
  const steps = path.split(sep).slice(1);
  if (base === undefined || steps.some((step) => ['', '.', '..'].includes(step))) {
    throw new Problem(sentence('ownFiles.outside'));
  }
  return base;
}

function partsBelow(base: string, path: string): string[] {
  const below = relative(base, path);
  return below === '' ? [] : below.split(sep);
}

function here(fd: number): string {
  return `/proc/self/fd/${fd}`;
}

function at(dir: number, name: string): string {
  return `${here(dir)}/${name}`;
}

function code(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function unlessMissing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function unlessThere(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (code(error) !== 'EEXIST') throw error;
  }
}

/** What failed on which path; the error's own text would show /proc/self/fd. */
function named(what: string, path: string, cause: unknown): Problem {
  const why =
    cause instanceof Problem
      ? cause.text
      : sentence('ownFiles.failed', { code: String(code(cause)) });
  return new Problem(sentence('ownFiles.named', { what, path, why }), { cause });
}
