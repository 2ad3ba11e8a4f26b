// What the residue report says of memory that was overwritten. Pure.

import type { MemoryReport } from '../../../server/contract/host/residue.ts';
import { inARow, sentence, type Text } from '../../../server/contract/sentences/sentence.ts';
import type { WipePlan } from './plan-wipe.ts';
import type { WipeEnd, WipeOutcome } from './wipe-memory.ts';

const gb = 1e9;

/** `7.4`: gigabytes. */
export function gigabytes(bytes: number): string {
  return (bytes / gb).toFixed(1);
}

const endReasons: Readonly<Record<Exclude<WipeEnd, 'full'>, Text>> = {
  stopped: sentence('wipe.stopped'),
  late: sentence('wipe.late'),
  refused: sentence('wipe.refused'),
  killed: sentence('wipe.killed'),
};

const limitReasons: Readonly<Record<Exclude<WipePlan['limitedBy'], 'nothing'>, Text>> = {
  'control group': sentence('wipe.limitedByGroup'),
  'commit limit': sentence('wipe.limitedByCommit'),
  'out of memory': sentence('wipe.limitedByOutOfMemory'),
};

/** `overwritten` only if all was that can be: less is left then, which is not the same as nothing. */
export function reportOf(
  { end, doneBytes, totalBytes }: WipeOutcome,
  { limitedBy }: WipePlan,
): MemoryReport {
  const done = gigabytes(doneBytes);
  const reasons = [
    ...(end === 'full' ? [] : [endReasons[end]]),
    ...(limitedBy === 'nothing' ? [] : [limitReasons[limitedBy]]),
  ];
  if (reasons.length === 0) {
    return { verdict: 'overwritten', detail: sentence('wipe.done', { done }) };
  }
  const amount = sentence('wipe.doneOfAll', { done, all: gigabytes(totalBytes) });
  return { verdict: 'partly overwritten', detail: inARow([amount, ...reasons], '; ') };
}
