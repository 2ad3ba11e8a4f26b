// The numbers that connections are counted with: Tor's circuits have small ones, ssh connections of this machine's own
// door large ones.

/** Tor's numbers are below. This one is for ssh connections of which nobody knows how they came. */
export const firstSshNumber = 2 ** 32;

/** A stream from a tor that names no circuits has a number of its own, from here on: one circuit's limits hold for it. */
const firstStreamNumber = 2 ** 40;

/** @returns what numbers such streams. */
export function streamNumbers(): () => number {
  let next = firstStreamNumber;
  return () => next++;
}

/** Whether a connection came, or may have come, by the onion. @param circuit null: it was counted with none. */
export function isTorCircuit(circuit: number | null): boolean {
  return circuit !== null && (circuit <= firstSshNumber || circuit >= firstStreamNumber);
}
