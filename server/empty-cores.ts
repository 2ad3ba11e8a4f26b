// Keeps this process's memory, and its children's, out of core dumps. Each entry calls it first.

import { writeFileSync } from 'node:fs';

/**
 * core(5): should a part crash, a dump holds nothing of its memory. A program that is handed dumps is not
 * bound by any limit. Children inherit it.
 */
export function emptyCores(): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps.
  }
}
