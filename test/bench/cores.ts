// Which core the servers share, and which is the generator's.

import { readFileSync } from 'node:fs';

export interface Cores {
  readonly servers: number;
  readonly generator: number;
}

/** `0-3,8` as numbers. */
export function parseCpuList(text: string): number[] {
  return text
    .trim()
    .split(',')
    .flatMap((range) => {
      const [first = NaN, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

/** @throws {Error} where this process may not run on two cores. */
export function chooseCores(): Cores {
  const status = readFileSync('/proc/self/status', 'latin1');
  const allowed = parseCpuList(/^Cpus_allowed_list:\s+(\S+)$/m.exec(status)?.[1] ?? '0');
  const [servers, generator] = allowed;
  if (servers === undefined || generator === undefined) {
    throw new Error('the bench needs two cores: one for the servers, one for the load');
  }
  return { servers, generator };
}

/** A command, pinned to a core; its threads and children stay there too (sched_setaffinity(2)). */
export function pinned(core: number, command: readonly string[]): [string, string[]] {
  return ['taskset', ['--cpu-list', String(core), ...command]];
}
