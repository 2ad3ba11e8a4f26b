// The control groups of a volatile engine: the one thing of it that does not end with its namespaces. Knows
// nothing of engines.

import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { isOwned } from '../../host/room-owner.ts';

const root = '/sys/fs/cgroup';
const prefix = 'mayfly-volatile-';

export function cgroupName(room: string): string {
  return `${prefix}${room}`;
}

/** Version 2 has one tree, version 1 one for each controller. */
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
    // A file, or gone.
    return [];
  }
}

function isEmpty(dir: string): boolean {
  try {
    if (readFileSync(join(dir, 'cgroup.procs'), 'utf8') !== '') return false;
  } catch {
    // Gone, or a domain whose processes are further below.
  }
  return namesIn(dir).every((name) => isEmpty(join(dir, name)));
}

/** Its folders that hold no process any more. */
export function emptyCgroups(name: string): string[] {
  return trees()
    .map((tree) => join(tree, name))
    .filter((dir) => existsSync(dir) && isEmpty(dir));
}

/** Names of those that nobody holds, and no process is in: what an end by force left. */
export async function leftCgroups(): Promise<string[]> {
  const names = new Set(
    trees()
      .flatMap(namesIn)
      .filter((name) => name.startsWith(prefix)),
  );
  const left: string[] = [];
  for (const name of names) {
    const owned = await isOwned(name.slice(prefix.length), { running: false, ageMs: 0 });
    if (!owned && emptyCgroups(name).length > 0) left.push(name);
  }
  return left;
}

/** Folders only: the kernel's files go with them. @throws if a process has come into one. */
export function removeCgroup(dir: string): void {
  for (const name of namesIn(dir)) removeCgroup(join(dir, name));
  rmdirSync(dir);
}

/** Whether there is one of this name, empty or not. */
export function cgroupIsThere(name: string): boolean {
  return trees().some((tree) => existsSync(join(tree, name)));
}

/** Removes what volatile engines left that were ended by force. @returns names. */
export async function removeLeftCgroups(): Promise<string[]> {
  // Nobody else's to remove, nor could they.
  if (process.getuid?.() !== 0) return [];
  const names = await leftCgroups();
  for (const dir of names.flatMap(emptyCgroups)) removeCgroup(dir);
  return names;
}
