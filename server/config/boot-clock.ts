// The clock of a room's lifetime: the same for all processes of this machine. It runs on while the machine
// sleeps, and nobody can set it.

import { uptime } from 'node:os';

/**
 * Milliseconds since the machine was started, its sleep included. /proc/uptime is CLOCK_BOOTTIME
 * (proc(5), clock_gettime(2)), in steps of 10 ms. `performance.now()`, `process.hrtime()` and every timer
 * go by CLOCK_MONOTONIC, which stands still meanwhile.
 */
export function bootMs(): number {
  return Math.round(uptime() * 1000);
}
