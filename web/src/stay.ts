// What one stay keeps in memory beside the room's state, and forgets with it. Knows nothing of elements.

import { emptyHistory } from './input-history.ts';
import type { ComposerMemory } from './view/composer.tsx';

/** What was written and is being written, from the entry to the end; it outlives a lock's cover. */
export class Stay {
  /** Where the guest came in, with its '#'. */
  firstChannel = '';
  memory: ComposerMemory = freshMemory();

  forget(): void {
    this.firstChannel = '';
    this.memory = freshMemory();
  }
}

function freshMemory(): ComposerMemory {
  return { drafts: new Map(), history: emptyHistory };
}
