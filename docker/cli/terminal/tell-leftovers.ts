// Tells what earlier rooms left in an engine: what has been removed, and what the engine refuses to remove.

import type { Tell } from './tell.ts';

/**
 * @param left names: of what is gone, and of what the engine refuses to remove.
 */
export function tellOfLeftovers(
  tell: Tell,
  { removed, kept }: { readonly removed: readonly string[]; readonly kept: readonly string[] },
): void {
  for (const thing of removed) tell.note(`removed what an earlier room left: ${thing}`);
  for (const thing of kept) {
    tell.warning(
      `the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: ${thing}`,
    );
  }
}
