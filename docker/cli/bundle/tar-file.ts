// Writes files into one tar archive that depends on their paths, modes and contents alone: its order, owners, times
// and gzip header are always the same.

import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** A higher one takes three times as long for half a percent. */
const level = 6;

export interface Entry {
  /** With `/`, relative. */
  readonly path: string;
  readonly isProgram: boolean;
  readonly content: Buffer;
}

export interface TarOptions {
  readonly gzip: boolean;
  /** The time of every file. */
  readonly mtime: Date;
  readonly signal?: AbortSignal;
}

/**
 * Files in the order of their paths, all of root's.
 * @param to is ended.
 * @throws the system's error, where `to` cannot be written.
 */
export async function writeTar(
  entries: readonly Entry[],
  to: Writable,
  { gzip, mtime, signal }: TarOptions,
): Promise<void> {
  const tar = pack();
  const until = signal === undefined ? {} : { signal };
  // Node writes no time and no name into gzip's header.
  const written = gzip ? pipeline(tar, createGzip({ level }), to, until) : pipeline(tar, to, until);
  // Waited for below: an error of either ends the other.
  written.catch(() => {});
  try {
    for (const entry of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const mode = entry.isProgram ? 0o755 : 0o644;
      await new Promise<void>((resolve, reject) => {
        tar.entry({ name: entry.path, mode, mtime }, entry.content, (error) =>
          error ? reject(error) : resolve(),
        );
        written.catch(reject);
      });
    }
    tar.finalize();
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    await written;
    throw error;
  }
  await written;
}

/** The file must not be there. @throws as {@link writeTar}. */
export function writeTarFile(
  path: string,
  entries: readonly Entry[],
  options: TarOptions,
): Promise<void> {
  return writeTar(entries, createWriteStream(path, { flags: 'wx', flush: true }), options);
}
