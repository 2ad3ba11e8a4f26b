// Keeps this process, and all that it starts, from leaving its memory in a core dump.

import { writeFileSync } from 'node:fs';

/**
 * core(5): a dump then holds no part of the memory. A program that is handed dumps is not bound by the limit
 * of 0 that every process of a room has.
 */
export function forbidDumps(): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps.
  }
}
