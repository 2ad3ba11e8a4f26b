// Tells whether memory can be written to a swap device of this machine. It changes nothing.

import { readFileSync } from 'node:fs';
import { release } from 'node:os';

/** tmpfs(5): the option noswap is known from Linux 6.4 on, and only to root of the first user namespace. */
export function knowsNoswap(isRoot: boolean): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return isRoot && (major > 6 || (major === 6 && minor >= 4));
}

/** True if any swap area is on. Linux only. */
export function swapIsOn(): boolean {
  // The first line is the heading.
  return readFileSync('/proc/swaps', 'utf8').trim().split('\n').length > 1;
}
