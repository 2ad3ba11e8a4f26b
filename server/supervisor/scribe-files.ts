// Files below given directories, written and wiped without ever following a symbolic link. Knows nothing
// of users: the kernel decides what whoever runs this may touch.
//
// Each step opens `/proc/self/fd/N/name` with O_NOFOLLOW, which is what openat(2) does and Node lacks:
// a directory that is swapped for a link while one walks leads nowhere.

import { constants, type Dirent } from 'node:fs';
import {
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rmdir,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { Problem } from '../contract/problem.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;
const zeros = Buffer.alloc(64 * 1024);

/**
 * Writes the file beside its place and moves it there, so that no reader sees half of it. Directories
 * on the way are made with mode 0700.
 * @throws {Problem} outside of `within`, or where a link or anything but a file is in the way
 */
export async function writeWhole(
  within: readonly string[],
  file: { readonly path: string; readonly mode: number; readonly content: string | Uint8Array },
): Promise<void> {
  await named('write', file.path, async () => {
    await inParent(within, file.path, true, async (parent, name) => {
      const old = await lstat(at(parent, name)).catch(unlessMissing);
      if (old?.isFile() === false) throw new Problem('is there, and is not a file');
      const fresh = at(parent, `.${name}.new`);
      await unlink(fresh).catch(unlessMissing);
      const handle = await open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
      try {
        await handle.writeFile(file.content);
        await handle.chmod(file.mode); // Not by open: the umask would have its say.
      } finally {
        await handle.close();
      }
      await rename(fresh, at(parent, name));
    });
  });
}

/**
 * Overwrites a file with zeros and unlinks it; a link is only unlinked. What is not there is gone.
 * @throws {Problem} outside of `within`
 */
export async function unlinkWiped(within: readonly string[], path: string): Promise<void> {
  await named('unlink', path, async () => {
    await inParent(within, path, false, async (parent, name) => {
      if ((await lstat(at(parent, name))).isFile()) await overwrite(at(parent, name));
      await unlink(at(parent, name));
    }).catch(unlessMissing);
  });
}

/**
 * Overwrites every file below with zeros and removes all, but for the directory itself.
 * @throws {Problem} outside of `within`; or, when the rest is done, if something could not be wiped
 */
export async function wipeDirectory(within: readonly string[], path: string): Promise<void> {
  await named('wipe', path, async () => {
    const base = baseOf(within, path);
    const failed = await descend(base, partsBelow(base, path), false, emptied).catch(unlessMissing);
    if (failed !== undefined && failed > 0)
      throw new Problem(`${failed} entries are left or not overwritten`);
  });
}

/** @returns how many entries could not be overwritten or removed */
async function emptied(dir: FileHandle): Promise<number> {
  let failed = 0;
  for (const entry of await readdir(here(dir), { withFileTypes: true })) {
    try {
      failed += await removed(dir, entry);
    } catch {
      failed += 1;
    }
  }
  return failed;
}

async function removed(dir: FileHandle, entry: Dirent): Promise<number> {
  const path = at(dir, entry.name);
  if (entry.isDirectory()) {
    const failed = await withDirectory(path, async (inner) => {
      await inner.chmod(0o700); // tor and ssh take the write bit off some of theirs.
      return emptied(inner);
    });
    await rmdir(path);
    return failed;
  }
  try {
    if (entry.isFile()) await overwrite(path);
  } finally {
    await unlink(path); // Also of what cannot be overwritten, as sockets, links and full disks.
  }
  return 0;
}

async function overwrite(path: string): Promise<void> {
  const readable = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    await readable.chmod(0o600); // It may be a key of mode 0400.
    // The same file again, for writing: this link is the kernel's, and leads to what is open.
    const handle = await open(here(readable), O_WRONLY);
    try {
      const { size } = await handle.stat();
      for (let offset = 0; offset < size; offset += zeros.length) {
        await handle.write(zeros, 0, Math.min(zeros.length, size - offset), offset);
      }
    } finally {
      await handle.close();
    }
  } finally {
    await readable.close();
  }
}

/** Opens the directory that holds `path`, one step after the other. */
async function inParent(
  within: readonly string[],
  path: string,
  make: boolean,
  use: (parent: FileHandle, name: string) => Promise<void>,
): Promise<void> {
  const base = baseOf(within, path);
  const parts = partsBelow(base, path);
  const name = parts.pop();
  if (name === undefined) throw new Problem('is a directory of its own');
  await descend(base, parts, make, (parent) => use(parent, name));
}

function descend<T>(
  path: string,
  parts: readonly string[],
  make: boolean,
  use: (dir: FileHandle) => Promise<T>,
): Promise<T> {
  return withDirectory(path, async (dir) => {
    const [first, ...rest] = parts;
    if (first === undefined) return use(dir);
    const inner = at(dir, first);
    if (make) await mkdir(inner, 0o700).catch(unlessThere);
    return descend(inner, rest, make, use);
  });
}

async function withDirectory<T>(path: string, use: (dir: FileHandle) => Promise<T>): Promise<T> {
  const dir = await open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    return await use(dir);
  } finally {
    await dir.close();
  }
}

/** The one of `within` that holds the path. */
function baseOf(within: readonly string[], path: string): string {
  const base = within.find((dir) => path === dir || path.startsWith(dir + sep));
  // A path with `..`, `.` or `//` is not its own normal form: it need not be where it seems.
  const steps = path.split(sep).slice(1);
  if (base === undefined || steps.some((step) => ['', '.', '..'].includes(step))) {
    throw new Problem('is outside of the directories given');
  }
  return base;
}

function partsBelow(base: string, path: string): string[] {
  const below = relative(base, path);
  return below === '' ? [] : below.split(sep);
}

function here(handle: FileHandle): string {
  return `/proc/self/fd/${handle.fd}`;
}

function at(dir: FileHandle, name: string): string {
  return `${here(dir)}/${name}`;
}

function code(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function unlessMissing(error: unknown): undefined {
  if (code(error) !== 'ENOENT') throw error;
}

function unlessThere(error: unknown): undefined {
  if (code(error) !== 'EEXIST') throw error;
}

/** Says what failed on which path; the error's own text would show /proc/self/fd. */
async function named(what: string, path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const why = cause instanceof Problem ? cause.message : `failed (${String(code(cause))})`;
    throw new Problem(`scribe: ${what} ${path}: ${why}`, { cause });
  }
}
