// Judges how a room's end went inside, for the residue report. Pure.

import type { ResidueCheck } from '../../../server/contract/host/residue.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export const keysWhat = sentence('residue.keysAndState');

/** @param parts whose files were not overwritten; null: the room did not tell. */
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
