// What all guests use. Types only.

import type { SessionOptions } from '../../protocol/session/session-types.ts';
import type { NameBook } from '../admission/names/name-book.ts';
import type { NgircdConnector } from '../ngircd/connector.ts';
import type { KnockLobby, Knocker } from './knock-lobby.ts';
import type { GuestList } from './guest-list.ts';
import type { PlaceHolder } from './places.ts';
import type { Asker, ServiceDesk } from './service-desk.ts';

/** @typeParam Member a guest. */
export interface GuestServices<Member extends PlaceHolder & Knocker & Asker> {
  readonly list: GuestList<Member>;
  readonly lobby: KnockLobby<Member>;
  readonly desk: ServiceDesk<Member>;
  readonly names: NameBook;
  readonly connector: NgircdConnector;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** The same by `bootMs`, which does not stand still while the machine sleeps. */
  readonly bootNow: () => number;
  /** Bytes that may wait for a client that does not read. */
  readonly maxQueuedBytes: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** What the session of a guest is made of. */
  readonly optionsOf: (guest: Member) => SessionOptions;
}
