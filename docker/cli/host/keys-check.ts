// Judges how a room's end went inside, for the residue report. Pure.

import type { ResidueCheck } from '../../../server/contract/host/residue.ts';

export const keysWhat = 'keys and state, overwritten';

/** @param parts whose files were not overwritten; null: nobody told. */
export function keysCheck(parts: readonly string[] | null): ResidueCheck {
  const what = keysWhat;
  if (parts === null) {
    return {
      what,
      verdict: 'not checked',
      detail: 'the room did not end in order; its tmpfs is gone',
    };
  }
  return parts.length === 0
    ? { what, verdict: 'gone', detail: null }
    : { what, verdict: 'left', detail: `of ${parts.join(', ')}` };
}
