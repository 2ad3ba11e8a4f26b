// LIST as a guest gets it: it also has the room's own channels that nobody is in.

import { foldName } from '../../contract/room/casemap.ts';
import { matchesMask } from '../../contract/room/mask.ts';
import type { Roster } from '../state/roster.ts';

export class RoomList {
  readonly #rooms: readonly string[];
  readonly #roster: Roster;
  /** What each LIST asked for, in order; null: all channels. */
  #requests: (readonly string[] | null)[] = [];
  readonly #seen = new Set<string>();

  /** @param rooms the channels that this room was made with. */
  constructor(rooms: readonly string[], roster: Roster) {
    this.#rooms = rooms;
    this.#roster = roster;
  }

  /** A LIST of the guest's was sent to ngIRCd. @param list names and masks between commas. */
  asked(list: string | null): void {
    this.#requests.push(list === null ? null : list.split(','));
  }

  /** ngIRCd has listed a channel. */
  listed(channel: string): void {
    this.#seen.add(foldName(channel));
  }

  /**
   * ngIRCd's list is at its end. @returns the room's own channels that were asked for and not listed. If
   * somebody is in one of them, its operators have made it secret: it stays out.
   */
  ended(): readonly string[] {
    const masks = this.#requests.shift() ?? null;
    const missing = this.#rooms.filter(
      (room) =>
        !this.#seen.has(foldName(room)) &&
        !this.#roster.isChannel(room) &&
        (masks === null || masks.some((mask) => matchesMask(mask, room))),
    );
    this.#seen.clear();
    return missing;
  }

  /** The link is gone: nothing is answered any more. */
  lost(): void {
    this.#requests = [];
    this.#seen.clear();
  }
}
