// How a room's end went inside, as the host reads and judges it. Pure.

import type { StopReport } from '../../../server/contract/host/events.ts';
import type { ResidueCheck } from '../../../server/contract/host/residue.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** What a room answers to `end`; null where it does not tell, as one of an older version. */
export function stopReport(answer: unknown): StopReport | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { killed, left, unwiped }: Partial<Record<string, unknown>> = { ...answer };
  if (!isTexts(killed) || !isTexts(left) || !isTexts(unwiped)) return null;
  return { killed, left, unwiped };
}

export const keysWhat = sentence('residue.keysAndState');

/** @param parts whose files were not overwritten; null: nobody told. */
export function keysCheck(parts: readonly string[] | null): ResidueCheck {
  const what = keysWhat;
  if (parts === null) {
    return {
      what,
      verdict: 'not checked',
      detail: sentence('residue.endedOutOfOrder'),
    };
  }
  return parts.length === 0
    ? { what, verdict: 'gone', detail: null }
    : { what, verdict: 'left', detail: sentence('residue.ofParts', { parts: parts.join(', ') }) };
}
