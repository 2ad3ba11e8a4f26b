// What the talk view remembers from channel to channel: what is being written in each, what was written,
// and where one stopped reading. In memory only; it goes with the room.

import { signal, type Signal } from '@preact/signals';
import { emptyHistory, type InputHistory } from './input-history.ts';

/** Where somebody stopped who reads back. Whoever is at the bottom has none. */
export interface ReadingPlace {
  /** From which line on the page holds the talk. */
  readonly firstId: number;
  /** The newest line when they left the bottom. */
  readonly lastId: number;
  /** The line at the top of the log, and how far it is from there. */
  readonly lineId: number;
  readonly offsetPx: number;
}

export class TalkMemory {
  history: InputHistory = emptyHistory;
  /** By a buffer's id, which outlives a change of its name. */
  readonly places = new Map<number, ReadingPlace>();
  readonly #drafts = new Map<number, Signal<string>>();

  /** What stands in the field of this buffer. */
  draft(bufferId: number): Signal<string> {
    const known = this.#drafts.get(bufferId);
    if (known !== undefined) return known;
    const fresh = signal('');
    this.#drafts.set(bufferId, fresh);
    return fresh;
  }

  /** A message that was taken back stands in the field again, before what is there. */
  giveBack(bufferId: number, text: string): void {
    const draft = this.draft(bufferId);
    draft.value = [text, draft.value].join('\n').trim();
  }
}
