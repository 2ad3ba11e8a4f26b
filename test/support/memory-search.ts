// Looks for canaries in the memory of a running process, as whoever takes the machine while it runs would.

import { openSync, readFileSync, readSync, closeSync } from 'node:fs';

import { needlesOf, type Canary } from './byte-search.ts';

const chunkBytes = 4 * 1024 * 1024;

/** How often a canary stands in a process's memory, by its name and form: `said as it is: 3`. */
export type MemoryHits = Readonly<Record<string, number>>;

interface Region {
  readonly from: number;
  readonly to: number;
}

/** All that the process itself may read; what the kernel maps for its own use cannot be read by anybody. */
function readableRegions(pid: number): Region[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'latin1').trim().split('\n');
  return lines.flatMap((line) => {
    // proc_pid_maps(5): `00e24000-011f7000 rw-p 00000000 00:00 0  [heap]`
    const [, from = '', to = '', may = '', name = ''] =
      /^([\da-f]+)-([\da-f]+) (\S+) \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    const isOurs = may.startsWith('r') && !/^\[(vvar|vsyscall)/.test(name);
    return isOurs ? [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }] : [];
  });
}

export interface MemorySearch {
  readonly hits: MemoryHits;
  /** How much was read. */
  readonly bytes: number;
}

/**
 * The process goes on meanwhile: what moves while it is read may be missed, so more than one look is needed for
 * a proof of absence.
 * @throws {Error} this user may not read that memory.
 */
export function searchMemory(pid: number, canaries: readonly Canary[]): MemorySearch {
  const needles = canaries.flatMap(needlesOf);
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const hits: Record<string, number> = {};
  const bytes = readMemory(pid, overlap, (seen) => {
    for (const { name, form, bytes: needle } of needles) {
      const found = countIn(seen, needle);
      if (found > 0) hits[`${name} ${form}`] = (hits[`${name} ${form}`] ?? 0) + found;
    }
  });
  return { hits, bytes };
}

/**
 * Shows all readable memory of a process, piece by piece.
 * @param overlap so many bytes of a piece are shown again at the beginning of the next one
 * @returns how much was read. @throws {Error} this user may not read that memory.
 */
export function readMemory(pid: number, overlap: number, look: (seen: Buffer) => void): number {
  let bytes = 0;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(overlap + chunkBytes);
  try {
    for (const { from, to } of readableRegions(pid)) {
      for (let at = from, kept = 0; at < to;) {
        const got = readAt(memory, buffer, kept, Math.min(chunkBytes, to - at), at);
        // A region that has gone since, or that is a device's.
        if (got === 0) break;
        const seen = buffer.subarray(0, kept + got);
        look(seen);
        at += got;
        bytes += got;
        kept = Math.min(overlap, seen.length);
        buffer.copyWithin(0, seen.length - kept, seen.length);
      }
    }
  } finally {
    closeSync(memory);
    // Else this process would keep what it has read, and find it in itself.
    buffer.fill(0);
  }
  return bytes;
}

function readAt(file: number, into: Buffer, offset: number, length: number, at: number): number {
  try {
    return readSync(file, into, offset, length, at);
  } catch (error) {
    if (['EIO', 'EFAULT'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

function countIn(seen: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = seen.indexOf(needle); at >= 0; at = seen.indexOf(needle, at + 1)) count += 1;
  return count;
}
