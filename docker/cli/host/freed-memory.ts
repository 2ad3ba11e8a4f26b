// What happens on this machine to the memory that a room gives back, where nobody overwrites it.

import type { MemoryReport } from '../../../server/contract/host/residue.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { initOnFree } from './init-on-free.ts';

/** @param zeroes whether the kernel overwrites what is freed; null: not known. Pure. */
export function memoryLeftAlone(
  zeroes: boolean | null,
  platform: NodeJS.Platform = process.platform,
): MemoryReport {
  if (platform !== 'linux') {
    return { verdict: 'not checked', detail: sentence('residue.engineKernel') };
  }
  if (zeroes === null) {
    return { verdict: 'not checked', detail: sentence('memory.kernelNotKnown') };
  }
  return zeroes
    ? { verdict: 'zeroed by the kernel', detail: sentence('memory.initOnFree') }
    : { verdict: 'left to the kernel', detail: sentence('memory.howToOverwrite') };
}

/** Just after the end of a room on this machine. */
export function freedMemory(): MemoryReport {
  return memoryLeftAlone(initOnFree());
}

/** Where no room has just ended: only what the kernel does by itself can be told. */
export function memoryAtAnyTime(): MemoryReport {
  const report = freedMemory();
  return report.verdict === 'left to the kernel' ? { ...report, verdict: 'not checked' } : report;
}
