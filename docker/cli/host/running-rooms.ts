// Finds the rooms of this user that run on this machine, by /proc: no file on this machine names them.

import { lstatSync, statSync } from 'node:fs';
import { controlSocket, roomDir } from '../../../server/contract/host/places.ts';
import { namespacesOf, type RoomNamespaces } from './namespaces.ts';
import { processIds } from './processes.ts';

export interface RunningRoom {
  /** Its first process as this machine numbers it. */
  readonly pid: number;
  readonly namespaces: RoomNamespaces;
  /** The supervisor's control socket as it is reached from here. */
  readonly control: string;
}

function isOurs(pid: number): boolean {
  try {
    // Root could look into the rooms of all users, and be misled by links inside.
    return statSync(`/proc/${pid}`).uid === process.getuid?.();
  } catch {
    return false;
  }
}

function controlSocketOf(pid: number): string | null {
  // proc(5): the way through /proc/PID/root is open to the same user and to root alone.
  const path = `/proc/${pid}/root${controlSocket(roomDir)}`;
  try {
    return lstatSync(path).isSocket() ? path : null;
  } catch {
    return null;
  }
}

/** In order of their process ids. */
export function runningRooms(): RunningRoom[] {
  if (process.platform !== 'linux') return [];
  const seen = new Set<string>();
  const rooms: RunningRoom[] = [];
  for (const pid of processIds().toSorted((a, b) => a - b)) {
    const namespaces = namespacesOf(pid);
    if (namespaces === null || seen.has(namespaces.mnt) || !isOurs(pid)) continue;
    const control = controlSocketOf(pid);
    if (control === null) continue;
    seen.add(namespaces.mnt);
    rooms.push({ pid, namespaces, control });
  }
  return rooms;
}
