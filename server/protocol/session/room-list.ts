// LIST as the guest gets it: the room's own channels are in it, though nobody may be in them. Knows no line.

import { foldName } from '../../contract/room/casemap.ts';
import { matchesMask } from '../../contract/room/mask.ts';
import type { Roster } from '../state/roster.ts';

export class RoomList {
  readonly #rooms: readonly string[];
  readonly #roster: Roster;
  /** What was asked for, in order; null: all. */
  #asked: (readonly string[] | null)[] = [];
  readonly #seen = new Set<string>();

  /** @param rooms the channels that this room was made with. */
  constructor(rooms: readonly string[], roster: Roster) {
    this.#rooms = rooms;
    this.#roster = roster;
  }

  /** The guest's LIST went to ngIRCd. @param list names and masks between commas. */
  asks(list: string | null): void {
    this.#asked.push(list === null ? null : list.split(','));
  }

  /** ngIRCd has told of a channel. */
  tells(channel: string): void {
    this.#seen.add(foldName(channel));
  }

  /**
   * ngIRCd's list is at its end. @returns the room's own channels that are asked for and were not told. One
   * that somebody is in is hidden there by its operators, and stays so.
   */
  ends(): readonly string[] {
    const masks = this.#asked.shift() ?? null;
    const missing = this.#rooms.filter(
      (room) =>
        !this.#seen.has(foldName(room)) &&
        !this.#roster.isChannel(room) &&
        (masks === null || masks.some((mask) => matchesMask(mask, room))),
    );
    this.#seen.clear();
    return missing;
  }

  /** The link is gone, and the answers with it. */
  lost(): void {
    this.#asked = [];
    this.#seen.clear();
  }
}
