// Reads what decides whether free memory of this machine can be overwritten. It changes nothing.

import { readIfThere } from '../host/processes.ts';
import { swapIsOn } from '../host/swap.ts';
import { memoryRoom } from './memory-limit.ts';
import type { WipeFacts } from './plan-wipe.ts';

/** proc_meminfo(5): `Name:  123 kB`, in bytes. */
function meminfoBytes(meminfo: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(meminfo)?.[1] ?? 0) * 1024;
}

function setting(name: string): number {
  return Number(readIfThere(`/proc/sys/vm/${name}`) ?? 0);
}

export function wipeFacts(): WipeFacts {
  const isRoot = process.getuid?.() === 0;
  const { platform } = process;
  if (platform !== 'linux') {
    const none = { freeBytes: 0, roomBytes: null, commitBytes: null };
    return { platform, isRoot, swapIsOn: false, outOfMemoryHurts: false, ...none };
  }
  const meminfo = readIfThere('/proc/meminfo') ?? '';
  const bytesOf = (name: string): number => meminfoBytes(meminfo, name);
  return {
    platform,
    isRoot,
    swapIsOn: swapIsOn(),
    freeBytes: bytesOf('MemFree'),
    roomBytes: memoryRoom(),
    // Documentation/mm/overcommit-accounting.rst: 2 means that the limit holds.
    commitBytes:
      setting('overcommit_memory') === 2 ? bytesOf('CommitLimit') - bytesOf('Committed_AS') : null,
    outOfMemoryHurts: setting('panic_on_oom') > 0 || setting('oom_kill_allocating_task') > 0,
  };
}
