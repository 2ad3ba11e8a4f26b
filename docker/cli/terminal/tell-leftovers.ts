// Says what earlier rooms left in an engine: what has been removed, and what the engine does not let go.

import type { Tell } from './tell.ts';
import type { Removal } from '../engines/docker/leftovers.ts';

export function tellOfLeftovers(tell: Tell, { removed, kept }: Removal): void {
  for (const thing of removed) tell.note(`removed what an earlier room left: ${thing}`);
  for (const thing of kept) {
    tell.warning(
      `the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: ${thing}`,
    );
  }
}
