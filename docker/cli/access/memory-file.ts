// Makes a file that only its owner can read, in memory alone: on a tmpfs, so that no disk ever has its text.

import { closeSync, constants, openSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { isInMemory } from '../host/memory-place.ts';

export interface MemoryFile {
  /** @throws {Problem} */
  write(text: string): void;
  close(): void;
  /** Closes and removes it. */
  discard(): void;
}

/** @throws {Problem} if it would be on a disk, exists already, or cannot be made */
export function makeMemoryFile(path: string): MemoryFile {
  const folder = dirname(resolve(path));
  return guarded(path, () => {
    if (!isInMemory(folder)) {
      throw new Problem(sentence('out.onDisk', { path }), {
        hint: sentence('out.chooseMemory'),
      });
    }
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
    const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    return {
      write: (text) => {
        const bytes = Buffer.from(text);
        guarded(path, () => {
          for (let at = 0; at < bytes.length; at += writeSync(fd, bytes, at));
        });
      },
      close: () => closeSync(fd),
      discard: () => {
        closeSync(fd);
        unlinkSync(path);
      },
    };
  });
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'EEXIST') {
      throw new Problem(sentence('out.exists', { path }), { hint: sentence('out.chooseName') });
    }
    throw new Problem(sentence('out.cannot', { path, code }), {
      hint: sentence('out.chooseMemory'),
    });
  }
}
