// Tells which namespaces a process is in, and which processes are in a namespace, by /proc. It changes nothing.

import { readlinkSync } from 'node:fs';
import { processIds } from './processes.ts';

/** Namespaces as the kernel names them: `pid:[4026532281]`. */
export interface RoomNamespaces {
  readonly pid: string;
  readonly mnt: string;
}

function namespaceOf(pid: number, kind: 'pid' | 'mnt'): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`);
  } catch {
    // It has ended, or is another user's.
    return null;
  }
}

/** @returns null if the process has ended, or is still in a namespace of ours. */
export function namespacesOf(pid: number): RoomNamespaces | null {
  const found = { pid: namespaceOf(pid, 'pid'), mnt: namespaceOf(pid, 'mnt') };
  if (found.pid === null || found.mnt === null) return null;
  const isOurs =
    found.pid === namespaceOf(process.pid, 'pid') || found.mnt === namespaceOf(process.pid, 'mnt');
  return isOurs ? null : { pid: found.pid, mnt: found.mnt };
}

/** @returns ids of the processes, as this machine numbers them, that are in either namespace. */
export function processesIn(room: RoomNamespaces): number[] {
  return processIds().filter(
    (pid) => namespaceOf(pid, 'pid') === room.pid || namespaceOf(pid, 'mnt') === room.mnt,
  );
}
