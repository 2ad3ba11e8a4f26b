// Writes, drops and wipes the files of one child, as the child's own user.

import { setImmediate } from 'node:timers/promises';
import { asUser } from './as-user.ts';
import type { Clock } from './clock.ts';
import { unlinkWiped, wipeDirectory, writeWhole } from './own-files.ts';
import type { ChildFile, ChildIdentity } from './process-spec.ts';

// Wiping stops for others after so long. One step takes far less.
const sliceMs = 20;

/** As whom files are written and wiped, and where. */
export interface FileScope {
  /** null: this process's own user. */
  readonly identity: ChildIdentity | null;
  /** Directories that exist: nothing outside of them is touched. */
  readonly dirs: readonly string[];
}

/** @throws {Problem} that names the path and the error code, never the content */
export function writeFiles(scope: FileScope, files: readonly ChildFile[]): void {
  if (files.length === 0) return;
  asUser(scope.identity, () => {
    for (const file of files) writeWhole(scope.dirs, file);
    return undefined;
  });
}

/**
 * Overwrites the files and unlinks them; one that is not there is no error.
 * @throws {Problem} as `writeFiles`
 */
export function dropFiles(scope: FileScope, paths: readonly string[]): void {
  if (paths.length === 0) return;
  asUser(scope.identity, () => {
    for (const path of paths) unlinkWiped(scope.dirs, path);
    return undefined;
  });
}

/**
 * Overwrites and removes all that is in the directories; they themselves stay, as they may be mounts.
 * Works in short slices: however much a daemon has left, the others are served between.
 * @param signal ends it; what is wiped by then stays wiped
 * @returns whether nothing is left
 */
export async function wipeDirs(
  scope: FileScope,
  clock: Pick<Clock, 'nowMs'>,
  signal: AbortSignal,
): Promise<boolean> {
  let isClean = true;
  for (const dir of scope.dirs) {
    const wiping = wipeDirectory(scope.dirs, dir);
    try {
      while (!asUser(scope.identity, () => runsOut(wiping, clock))) {
        await setImmediate();
        if (!signal.aborted) continue;
        // Closes the directories that it has open.
        wiping.return();
        return false;
      }
    } catch {
      isClean = false;
    }
  }
  return isClean;
}

/** One slice. @returns whether it was the last */
function runsOut(steps: Iterator<void>, clock: Pick<Clock, 'nowMs'>): boolean {
  const endMs = clock.nowMs() + sliceMs;
  do {
    if (steps.next().done === true) return true;
  } while (clock.nowMs() < endMs);
  return false;
}
