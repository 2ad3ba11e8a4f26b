// Tells what earlier rooms left in an engine: what has been removed, and what the engine refuses to remove.

import type { Tell } from './tell.ts';
import { sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

/**
 * @param left names: of what is gone, and of what the engine refuses to remove.
 */
export function tellOfLeftovers(
  tell: Tell,
  { removed, kept }: { readonly removed: readonly Text[]; readonly kept: readonly Text[] },
): void {
  for (const thing of removed) tell.note(sentence('leftover.removed', { thing }));
  for (const thing of kept) {
    tell.warning(sentence('leftover.engineHolds', { thing }));
  }
}
