// A room's namespaces seen from the host, through /proc. It refuses to change them.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Namespaces by the kernel's own names, as `pid:[4026532281]`. */
export interface RoomNamespaces {
  readonly pid: string;
  readonly mnt: string;
}

function link(pid: number, kind: 'pid' | 'mnt'): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`);
  } catch {
    // Gone, or another user's.
    return null;
  }
}

function processIds(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** The first process of the room: the child that unshare forked. null: not there (yet). */
export function firstProcess(unsharePid: number): number | null {
  try {
    const children = readFileSync(`/proc/${unsharePid}/task/${unsharePid}/children`, 'utf8');
    const pid = Number(children.trim().split(' ')[0]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** null if the process has ended, or still shares ours. */
export function namespacesOf(pid: number): RoomNamespaces | null {
  const found = { pid: link(pid, 'pid'), mnt: link(pid, 'mnt') };
  if (found.pid === null || found.mnt === null) return null;
  if (found.pid === link(process.pid, 'pid') || found.mnt === link(process.pid, 'mnt')) return null;
  return { pid: found.pid, mnt: found.mnt };
}

/** Ids of the host's processes that live in either namespace. */
export function processesIn(room: RoomNamespaces): number[] {
  return processIds().filter(
    (pid) => link(pid, 'pid') === room.pid || link(pid, 'mnt') === room.mnt,
  );
}

/** Kibibytes of these processes that stand in swap now; null where none could be read. */
export function swappedKib(pids: readonly number[]): number | null {
  let total: number | null = null;
  for (const pid of pids) {
    try {
      const kib = /^VmSwap:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (kib !== undefined) total = (total ?? 0) + Number(kib);
    } catch {
      // It has ended: it holds nothing in swap any more.
    }
  }
  return total;
}
