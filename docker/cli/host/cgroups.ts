// Finds control groups of this machine by their names, and removes empty ones.

import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const root = '/sys/fs/cgroup';

/** Version 2 of control groups has one tree, version 1 has one for each controller. */
function trees(): string[] {
  if (!existsSync(root)) return [];
  return [root, ...readdirSync(root).map((controller) => join(root, controller))];
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
  } catch {
    // It is a file, or has gone.
    return [];
  }
}

function isEmpty(dir: string): boolean {
  try {
    if (readFileSync(join(dir, 'cgroup.procs'), 'utf8') !== '') return false;
  } catch {
    // It has gone, or is a domain whose processes are further below.
  }
  return namesIn(dir).every((name) => isEmpty(join(dir, name)));
}

/** @returns names of the groups at the top of a tree, each once. */
export function cgroupNames(prefix: string): string[] {
  const names = trees()
    .flatMap(namesIn)
    .filter((name) => name.startsWith(prefix));
  return [...new Set(names)];
}

/** Whether a group has this name in any tree, empty or not. */
export function cgroupIsThere(name: string): boolean {
  return trees().some((tree) => existsSync(join(tree, name)));
}

/** @returns the group's folders, one in each tree at the most, that hold no process any more. */
export function emptyCgroups(name: string): string[] {
  return trees()
    .map((tree) => join(tree, name))
    .filter((dir) => existsSync(dir) && isEmpty(dir));
}

/** Removes a folder and those below it; the kernel's files go with them. @throws if a process has come into one. */
export function removeCgroup(dir: string): void {
  for (const name of namesIn(dir)) removeCgroup(join(dir, name));
  rmdirSync(dir);
}
