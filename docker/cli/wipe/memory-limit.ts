// How much memory this process may still take before its control groups stop it. Reads files only.
// Source: Documentation/admin-guide/cgroup-v2.rst, memory.max; cgroup-v1/memory.rst, memory.limit_in_bytes

import { dirname, join } from 'node:path';
import { readIfThere } from '../host/processes.ts';

const root = '/sys/fs/cgroup';

interface Tree {
  readonly dir: string;
  readonly limit: string;
  readonly usage: string;
}

/** The control group that counts the memory of a process, by its /proc/PID/cgroup. Pure. */
export function memoryGroup(text: string): Tree | null {
  const lines = text.split('\n').map((line) => line.split(':'));
  const first = lines.find(([, names = '']) => names.split(',').includes('memory'));
  if (first !== undefined) {
    const dir = join(root, 'memory', first.slice(2).join(':'));
    return { dir, limit: 'memory.limit_in_bytes', usage: 'memory.usage_in_bytes' };
  }
  const second = lines.find(([id, names]) => id === '0' && names === '');
  if (second === undefined) return null;
  return {
    dir: join(root, second.slice(2).join(':')),
    limit: 'memory.max',
    usage: 'memory.current',
  };
}

/**
 * @param read a file's text; null: it is not there.
 * @returns the least that is left in a group and those above it; null: nothing limits it.
 */
export function roomInGroups(
  tree: Tree | null,
  read: (path: string) => string | null = readIfThere,
): number | null {
  if (tree === null) return null;
  let least: number | null = null;
  for (let { dir } = tree; dir.startsWith(root); dir = dirname(dir)) {
    // `max` is no number: no limit.
    const limit = Number(read(join(dir, tree.limit)) ?? Number.NaN);
    const usage = Number(read(join(dir, tree.usage)) ?? Number.NaN);
    if (Number.isNaN(limit - usage)) continue;
    const left = Math.max(0, limit - usage);
    least = least === null ? left : Math.min(least, left);
  }
  return least;
}

/** Of this process. @returns bytes; null: nothing limits it. */
export function memoryRoom(): number | null {
  return roomInGroups(memoryGroup(readIfThere('/proc/self/cgroup') ?? ''));
}
