// Overwrites free memory for a command: decides, shows progress, listens to Ctrl-C, and reports.

import type { MemoryReport } from '../../../server/contract/host/residue.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import type { Tell } from '../terminal/tell.ts';
import { kernelPlace, recoverSettings } from './kernel-settings.ts';
import { planWipe } from './plan-wipe.ts';
import { wipeFacts } from './wipe-facts.ts';
import { wipeMemory } from './wipe-memory.ts';
import { gigabytes, reportOf } from './wipe-report.ts';

/** Where a hypervisor hands out memory slowly, a gigabyte may take half a minute. */
const limitMs = 10 * 60_000;

/** As a terminal, a service manager, or the end of a terminal stop a program. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * @param tell null: nobody reads progress.
 * @throws {Problem} where it may not be done here, or cannot.
 */
export async function overwriteFreeMemory(tell: Tell | null): Promise<MemoryReport> {
  const plan = planWipe(wipeFacts());
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  // A command that stands still would keep the settings lowered longer than it must.
  const ignore = (): void => {};
  for (const signal of stopSignals) process.on(signal, stop);
  process.on('SIGTSTP', ignore);
  try {
    const outcome = await wipeMemory({
      place: kernelPlace,
      plan,
      limitMs,
      stop: abort.signal,
      onProgress: tell === null ? () => {} : progressTo(tell),
    });
    return reportOf(outcome, plan);
  } finally {
    for (const signal of stopSignals) process.off(signal, stop);
    process.off('SIGTSTP', ignore);
    tell?.endProgress();
  }
}

/** In place on a terminal; elsewhere each line stays, and ten of them are enough. */
function progressTo(tell: Tell): (doneBytes: number, totalBytes: number) => void {
  const part = tell.translator.say('residue.memory');
  let tenths = -1;
  return (doneBytes, totalBytes) => {
    const now = Math.floor((doneBytes / totalBytes) * 10);
    if (!tell.lively && now <= tenths) return;
    tenths = now;
    const values = { done: gigabytes(doneBytes), all: gigabytes(totalBytes) };
    tell.progress(part, sentence('wipe.progress', values));
  };
}

/** Whether nothing of the room is to be expected in free memory, as far as a program can tell. */
export function isOverwritten({ verdict }: MemoryReport): boolean {
  return verdict === 'overwritten' || verdict === 'zeroed by the kernel';
}

/**
 * The same after the end of a room, which is over whatever happens here: what goes wrong is told.
 * @param leftAlone what is reported where nothing is overwritten.
 * @param showsProgress false: stderr is not for people.
 */
export async function overwriteAsAsked(
  leftAlone: MemoryReport,
  tell: Tell,
  showsProgress = true,
): Promise<MemoryReport> {
  if (leftAlone.verdict === 'zeroed by the kernel') return leftAlone;
  try {
    return await overwriteFreeMemory(showsProgress ? tell : null);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell.problem(error);
    return leftAlone;
  }
}

/** Puts back the kernel's settings where a command was killed that had lowered them, with all that it had started. */
export async function putBackSettings(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  try {
    await recoverSettings(kernelPlace);
  } catch (error) {
    // Another command is at work, and puts them back itself.
    if (!(error instanceof Problem)) throw error;
  }
}
