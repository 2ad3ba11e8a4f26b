// What the room says of people: who is a host, and whose nickname is kept for them.

import { foldName } from '../../../../contract/room/casemap.ts';
import type { RoomEvent } from '../../../../contract/room/room-event.ts';

type Said = Extract<RoomEvent, { kind: 'person' }>;
type Mark = Pick<Said, 'isHost' | 'isKept'>;

const none: Mark = { isHost: false, isKept: false };
/** More people than any room has. */
const maxMarks = 2_000;

export class Marks {
  /** By folded nickname. */
  readonly #marks = new Map<string, Mark>();

  get nicks(): readonly string[] {
    return [...this.#marks.keys()];
  }

  of(nick: string): Mark {
    return this.#marks.get(foldName(nick)) ?? none;
  }

  /** The room says it: this stands in place of what it said before. */
  set({ nick, isHost, isKept }: Said): void {
    this.forget(nick);
    if ((isHost || isKept) && this.#marks.size < maxMarks)
      this.#marks.set(foldName(nick), { isHost, isKept });
  }

  rename(from: string, to: string): void {
    const mark = this.#marks.get(foldName(from));
    if (mark === undefined) return;
    this.forget(from);
    this.#marks.set(foldName(to), mark);
  }

  forget(nick: string): void {
    this.#marks.delete(foldName(nick));
  }
}
