// What the page remembers of one session beside the room's state, and forgets with it.

import { TalkMemory } from '../talk/memory.ts';

/** From entering to the end. It stays while the lock covers the page. */
export class SessionMemory {
  /** Where the guest came in, with its '#'. */
  firstChannel = '';
  talk = new TalkMemory();

  forget(): void {
    this.firstChannel = '';
    this.talk = new TalkMemory();
  }
}
