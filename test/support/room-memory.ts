// Looks for canaries in the memory of everything that a room runs.

import { existsSync, readFileSync } from 'node:fs';

import type { Appliance } from './appliance.ts';
import type { Canary } from './byte-search.ts';
import { processesInside } from './inside.ts';
import { searchMemory } from './memory-search.ts';
import { until } from './until.ts';

export type RoomPart = 'gateway' | 'supervisor' | 'uplink' | 'ngircd' | 'sshd' | 'tor' | 'tini';

export interface RoomMemory {
  /** In which forms each part holds which canaries, each once, in order: `said as it is`. */
  readonly found: Readonly<Partial<Record<RoomPart, readonly string[]>>>;
  /** How much was read of each part. */
  readonly bytes: Readonly<Partial<Record<RoomPart, number>>>;
}

const names: readonly (readonly [RegExp, RoomPart])[] = [
  [/^tini$/, 'tini'],
  [/^ngircd/, 'ngircd'],
  // With those that it starts for each guest: `sshd-session`.
  [/^sshd/, 'sshd'],
  [/^tor$/, 'tor'],
];

/** null: none of the room's own. */
function partOf({ pid, name }: { readonly pid: number; readonly name: string }): RoomPart | null {
  const daemon = names.find(([form]) => form.test(name))?.[1];
  if (daemon !== undefined) return daemon;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  if (command.endsWith('\0gateway\0')) return 'gateway';
  if (command.includes('\0supervise\0')) return 'supervisor';
  return command.includes('uplink') ? 'uplink' : null;
}

/** @returns undefined: the process has ended meanwhile, and its memory with it. */
async function lasting<T>(
  { pid }: { readonly pid: number },
  look: () => T,
): Promise<T | undefined> {
  try {
    return look();
  } catch (error) {
    // A process that ends has no memory a moment before it is gone.
    const isGone = await until('it to be gone', () => !existsSync(`/proc/${pid}`), {
      withinMs: 1_000,
    }).catch(() => false);
    if (isGone) return undefined;
    throw error;
  }
}

/** All processes inside, one after the other. @throws {Error} one is unknown, or may not be read. */
export async function searchRoom(
  appliance: Appliance,
  canaries: readonly Canary[],
): Promise<RoomMemory> {
  const found: Partial<Record<RoomPart, readonly string[]>> = {};
  const bytes: Partial<Record<RoomPart, number>> = {};
  for (const process of processesInside(await appliance.namespace())) {
    const part = await lasting(process, () => partOf(process));
    if (part === undefined) continue;
    if (part === null) throw new Error(`${process.name} runs inside, and is not known`);
    const search = await lasting(process, () => searchMemory(process.pid, canaries));
    if (search === undefined) continue;
    const forms = [...(found[part] ?? []), ...Object.keys(search.hits)];
    found[part] = [...new Set(forms)].toSorted();
    bytes[part] = (bytes[part] ?? 0) + search.bytes;
  }
  return { found, bytes };
}
