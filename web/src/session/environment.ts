// What a Session is given to work with, and what it hands to the page after a reload. Types only.

import type { KeptLink, OpenLink } from '../irc/link.ts';
import type { RoomState } from '../room/state.ts';
import type { RandomInt } from '../../../server/contract/room/random-int.ts';
import type { SavedMembership } from './membership.ts';

export interface SessionEnvironment {
  readonly openLink: OpenLink;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly pick: RandomInt;
  /** Calls back once after so many milliseconds; returns a function that cancels it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** False where the browser knows that it has no network. */
  readonly hasNetwork: () => boolean;
}

/** A session as another page can resume it. */
export interface SavedSession {
  readonly membership: SavedMembership;
  readonly link: KeptLink;
  readonly room: RoomState;
}
