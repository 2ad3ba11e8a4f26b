// What /proc says of processes, from outside of the supervisor.

import { readdirSync, readFileSync } from 'node:fs';

/** A field of /proc/PID/status, as text; null if there is no such process. */
export function statusField(pid: number, field: string): string | null {
  try {
    const found = new RegExp(`^${field}:[ \\t]*(.*)$`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    );
    return found?.[1]?.trim() ?? null;
  } catch {
    return null;
  }
}

/** Whether the process is there, as a zombie too. */
export function exists(pid: number): boolean {
  return statusField(pid, 'State') !== null;
}

/** Whether the process is there and no zombie: those of orphans are the machine's init's to reap. */
export function runs(pid: number): boolean {
  const state = statusField(pid, 'State');
  return state !== null && !state.startsWith('Z');
}

/** Every process that has the text in its environment: a child's descendants inherit it. */
export function withInEnvironment(marker: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(marker);
      } catch {
        return false; // Gone meanwhile, or another user's.
      }
    });
}

/** The command line, its words parted by spaces; '' if there is no such process. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
}
