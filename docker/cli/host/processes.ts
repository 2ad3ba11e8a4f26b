// Reads this machine's processes from /proc. It changes nothing.

import { readdirSync, readFileSync } from 'node:fs';

/** Ids of all processes that are to be seen from here. Linux only. */
export function processIds(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** @returns a file's text, as `/proc/1/status`; null: it is not there, or not to be read by this user. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** proc(5) status: `Name:\tvalue`. @returns null where the process has ended, or has no such field. */
function statusField(pid: number, name: string): string | null {
  const status = readIfThere(`/proc/${pid}/status`);
  if (status === null) return null;
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? null;
}

/** @returns null where the process has ended, or nobody here is its parent. */
export function parentOf(pid: number): number | null {
  const parent = Number(statusField(pid, 'PPid'));
  return parent > 0 ? parent : null;
}

/** @returns the name of its program, 15 characters at most; null where it has ended. */
export function nameOf(pid: number): string | null {
  return statusField(pid, 'Name');
}

/** @returns the first child that a process has started and that still runs; null: there is none (yet). */
export function firstChildOf(pid: number): number | null {
  const children = readIfThere(`/proc/${pid}/task/${pid}/children`) ?? '';
  const child = Number(children.trim().split(' ')[0]);
  return child > 0 ? child : null;
}

/** @returns KiB of these processes that are in swap now; null where none of them could be read. */
export function swappedKib(pids: readonly number[]): number | null {
  let total: number | null = null;
  for (const pid of pids) {
    // A process that has ended has nothing in swap.
    const kib = /^(\d+) kB$/.exec(statusField(pid, 'VmSwap') ?? '')?.[1];
    if (kib !== undefined) total = (total ?? 0) + Number(kib);
  }
  return total;
}
