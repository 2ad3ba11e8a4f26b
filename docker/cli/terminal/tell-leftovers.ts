// Says what earlier rooms left in an engine: what has been removed, and what the engine does not let go.

import type { Tell } from './tell.ts';
import type { Removal } from '../engines/docker/leftovers.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export function tellOfLeftovers(tell: Tell, { removed, kept }: Removal): void {
  for (const thing of removed) tell.note(sentence('leftover.removed', { thing }));
  for (const thing of kept) {
    tell.warning(sentence('leftover.engineHolds', { thing }));
  }
}
