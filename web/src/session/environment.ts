// What a Session needs from outside, and what it gives to another page. Types only.

import type { SavedMembership } from './membership.ts';
import type { KeptLink, OpenLink } from '../irc/link.ts';
import type { RoomState } from '../room/state.ts';
import type { RandomInt } from '../../../server/contract/room/random-int.ts';

export interface SessionEnvironment {
  readonly openLink: OpenLink;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly pick: RandomInt;
  /** Calls back once after so many milliseconds; gives what calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** False where the browser knows that it has no network. */
  readonly hasNetwork: () => boolean;
}

/** A stay as another page can take it up. */
export interface SavedSession {
  readonly claims: SavedMembership;
  readonly link: KeptLink;
  readonly room: RoomState;
}
