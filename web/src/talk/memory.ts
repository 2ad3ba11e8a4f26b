// What the page remembers of each buffer beside its lines: the draft, and where the guest stopped reading. Also
// the history of the field. In memory only; it is forgotten when the session ends.

import { signal, type Signal } from '@preact/signals';
import { emptyHistory, withoutOld, type InputHistory } from './input-history.ts';

/** Where a guest stopped who scrolled up. A guest at the bottom has none. */
export interface ReadingPlace {
  /** The first line that is rendered. */
  readonly firstId: number;
  /** The newest line when the guest left the bottom. */
  readonly lastId: number;
  /** The line at the top of the log, and its distance from there. */
  readonly lineId: number;
  readonly offsetPx: number;
}

export class TalkMemory {
  history: InputHistory = emptyHistory;
  /** By the buffer's id, which stays when its name changes. */
  readonly places = new Map<number, ReadingPlace>();
  readonly #drafts = new Map<number, Signal<string>>();

  /** The text in this buffer's field. */
  draft(bufferId: number): Signal<string> {
    const known = this.#drafts.get(bufferId);
    if (known !== undefined) return known;
    const fresh = signal('');
    this.#drafts.set(bufferId, fresh);
    return fresh;
  }

  /** Forgets what was sent until then, in milliseconds since 1970. A draft stays: nobody has said it. */
  dropOld(until: number): void {
    this.history = withoutOld(this.history, until);
  }

  /** Puts a message that was not sent into the field again, before the text there. */
  giveBack(bufferId: number, text: string): void {
    const draft = this.draft(bufferId);
    draft.value = [text, draft.value].join('\n').trim();
  }
}
