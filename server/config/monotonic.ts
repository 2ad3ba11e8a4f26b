// The machine's monotonic clock: one for all processes of this room, whatever the wall clock does.

/** Milliseconds since an unnamed moment, the same in every process. */
export function monotonicMs(): number {
  // CLOCK_MONOTONIC. performance.now() counts from the start of its own process.
  return Number(process.hrtime.bigint() / 1_000_000n);
}
