// Reads from /proc and /sys/fs/cgroup what this machine's kernel shows of a container's processes. It returns
// null where they cannot be seen: another user's, or in a virtual machine. It changes nothing.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namespacesOf, type RoomNamespaces } from './namespaces.ts';
import { processIds, readIfThere } from './processes.ts';

/** What the kernel shows of a room's containers while they run. */
export interface HostView {
  /** Those of each container, as far as this user may see them. */
  readonly namespaces: readonly RoomNamespaces[];
  /** Mounts that are writable and not in memory, as `type place`; null: not readable. */
  readonly diskMounts: readonly string[] | null;
  /** True if no process may write a core file. */
  readonly coresOff: boolean;
  readonly swap: SwapView;
}

export interface SwapView {
  /** The most bytes that ever were in swap; null: the kernel keeps no such number. */
  readonly peakBytes: number | null;
  /** Bytes in swap now; null: the kernel does not count them for the room alone. */
  readonly nowBytes: number | null;
}

const cgroupRoot = '/sys/fs/cgroup';

/** File systems that are not on a disk. */
const memoryOnly = new Set([
  'tmpfs',
  'proc',
  'sysfs',
  'cgroup',
  'cgroup2',
  'mqueue',
  'devpts',
  'devtmpfs',
]);

/**
 * Finds the processes of a container, as this machine numbers them: by its whole id in the paths of their
 * cgroups. A rootless engine may have no cgroups; then by what Docker mounts into the container, as
 * `…/containers/ID/hosts`.
 */
export function processesOf(container: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = processIds();
  const having = (file: string, text: string): number[] =>
    pids.filter((pid) => readIfThere(`/proc/${pid}/${file}`)?.includes(text) === true);
  const found = having('cgroup', container);
  return found.length > 0 ? found : having('mountinfo', `/containers/${container}/`);
}

/** proc(5) mountinfo: `… 5 place options … - type source super-options`. */
export function writableDiskMounts(mountinfo: string): string[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [mine = '', fileSystem = ''] = line.split(' - ');
    const [, , , , place = '', options = ''] = mine.split(' ');
    const type = fileSystem.split(' ')[0] ?? '';
    const canWrite = options.split(',').includes('rw');
    return canWrite && !memoryOnly.has(type) ? [`${type} ${place}`] : [];
  });
}

/** proc(5) limits: a line `Max core file size  soft  hard  bytes`. One that has ended dumps none. */
function mayDumpCore(pid: number): boolean {
  const limits = readIfThere(`/proc/${pid}/limits`);
  if (limits === null) return existsSync(`/proc/${pid}`);
  return !/^Max core file size\s+0\s+0\s/m.test(limits);
}

/** A control file's text, by its path; null: there is none. */
type Look = (path: string) => string | null;

/** A control file's number. Version 1 has a tree for each controller, version 2 one. */
function cgroupNumber(cgroups: string, file: string, look: Look): number | null {
  for (const line of cgroups.split('\n')) {
    // `5:memory:/path` or `0::/path`
    const [, controllers = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    // The root group counts the whole machine.
    if (path === '' || path === '/') continue;
    const text = look(join(cgroupRoot, controllers, path, file));
    if (text !== null && /^\d+\s*$/.test(text)) return Number(text);
  }
  return null;
}

/**
 * cgroup-v2.rst: `memory.swap.peak` from Linux 6.5 on. Version 1 keeps memory and swap in one sum.
 * @param cgroups a process's, as proc(5) has them.
 */
export function swapOf(cgroups: string, look: Look = readIfThere): SwapView {
  const numberIn = (file: string): number | null => cgroupNumber(cgroups, file, look);
  const both = numberIn('memory.memsw.usage_in_bytes');
  const memory = numberIn('memory.usage_in_bytes');
  const sum = both === null || memory === null ? null : Math.max(0, both - memory);
  return {
    peakBytes: numberIn('memory.swap.peak'),
    nowBytes: numberIn('memory.swap.current') ?? sum,
  };
}

/** @returns null where none of its processes can be seen from here. */
export function hostView(container: string): HostView | null {
  const pids = processesOf(container);
  const [first] = pids;
  if (first === undefined) return null;
  const mountinfo = readIfThere(`/proc/${first}/mountinfo`);
  const namespaces = namespacesOf(first);
  return {
    namespaces: namespaces === null ? [] : [namespaces],
    diskMounts: mountinfo === null ? null : writableDiskMounts(mountinfo),
    coresOff: !pids.some(mayDumpCore),
    swap: swapOf(readIfThere(`/proc/${first}/cgroup`) ?? ''),
  };
}
