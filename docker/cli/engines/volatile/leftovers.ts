// Finds and removes the control groups of volatile engines: they do not end with the engine's namespaces.

import { cgroupNames, emptyCgroups, removeCgroup } from '../../host/cgroups.ts';
import { isOwned } from '../../host/room-owner.ts';

const prefix = 'mayfly-volatile-';

/** @param id the room's, random. */
export function cgroupName(id: string): string {
  return `${prefix}${id}`;
}

/** @param cgroups a process's, as proc(5) shows them. */
export function isInVolatileEngine(cgroups: string): boolean {
  return cgroups.includes(`/${prefix}`);
}

/** @returns names of the groups that no host program holds and no process is in: it was ended by force. */
export async function leftCgroups(): Promise<string[]> {
  const left: string[] = [];
  for (const name of cgroupNames(prefix)) {
    const owned = await isOwned(name.slice(prefix.length), { running: false, ageMs: 0 });
    if (!owned && emptyCgroups(name).length > 0) left.push(name);
  }
  return left;
}

/** Removes them. @returns their names. */
export async function removeLeftCgroups(): Promise<string[]> {
  // They are root's: nobody else could remove them.
  if (process.getuid?.() !== 0) return [];
  const names = await leftCgroups();
  for (const dir of names.flatMap(emptyCgroups)) removeCgroup(dir);
  return names;
}
