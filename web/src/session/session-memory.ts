// What one stay keeps in memory beside the room's state, and forgets with it. Knows nothing of elements.

import { TalkMemory } from '../talk/memory.ts';

/** What was written and is being written, from the entry to the end; it outlives a lock's cover. */
export class SessionMemory {
  /** Where the guest came in, with its '#'. */
  firstChannel = '';
  talk = new TalkMemory();

  forget(): void {
    this.firstChannel = '';
    this.talk = new TalkMemory();
  }
}
