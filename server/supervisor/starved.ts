// Reads from the kernel how long a process had to wait for a CPU.

import { readFileSync } from 'node:fs';

/**
 * By /proc/PID/schedstat: nanoseconds on a CPU, nanoseconds on a run queue, number of turns
 * (Documentation/scheduler/sched-stats.rst). Of its first thread, which is the one that all of ours work
 * with. What a CPU quota takes from it counts as waiting.
 * @returns milliseconds since its start; null if the process is gone, or the kernel keeps no account
 */
export function starvedMs(pid: number): number | null {
  try {
    const waitedNs = Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]);
    return Number.isFinite(waitedNs) ? waitedNs / 1e6 : null;
  } catch {
    return null;
  }
}
