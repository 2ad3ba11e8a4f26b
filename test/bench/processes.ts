// What processes cost, as the kernel counts it. Linux only.

import { readdirSync, readFileSync } from 'node:fs';

/** The process and all below it, living ones only. */
export function family(pid: number): number[] {
  const all = [pid];
  for (const parent of all) all.push(...childrenOf(parent));
  return all;
}

function childrenOf(pid: number): number[] {
  try {
    // proc(5): the children of the main thread; none of the measured programs forks elsewhere.
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/**
 * CPU time of all threads, in seconds. From `schedstat` (Documentation/scheduler/sched-stats.rst:
 * nanoseconds on the CPU), as `stat` counts in hundredths, too coarse for a server that is hardly busy.
 */
export function cpuSeconds(pids: readonly number[]): number {
  let nanoseconds = 0;
  for (const pid of pids) {
    for (const thread of threadsOf(pid)) {
      try {
        const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1');
        nanoseconds += Number(text.slice(0, text.indexOf(' ')));
      } catch {
        // It ended meanwhile.
      }
    }
  }
  return nanoseconds / 1e9;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/**
 * Memory in bytes: each shared page counts by its share (Pss), so that a sum over processes is true.
 * What the kernel keeps for sockets is not in it.
 */
export function memoryBytes(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    kilobytes += Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes * 1024;
}
