// What all guests use. Types only.

import type { SessionOptions } from '../../protocol/session/session-types.ts';
import type { NgircdConnector } from '../ngircd/connector.ts';
import type { KnockLobby, Knocker } from './knock-lobby.ts';
import type { GuestList } from './guest-list.ts';
import type { GuestNamesParts } from './guest-names.ts';
import type { PlaceHolder } from './places.ts';

/** @typeParam Member a guest. */
export interface GuestServices<Member extends PlaceHolder & Knocker> extends GuestNamesParts {
  readonly list: GuestList<Member>;
  readonly lobby: KnockLobby<Member>;
  readonly connector: NgircdConnector;
  /** Bytes that may wait for a client that does not read. */
  readonly maxQueuedBytes: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Answers what a guest asks of the service. */
  readonly askService: (words: string, asker: Member) => void;
  /** Told of each line of a guest's; null: nobody asks. */
  readonly heard: ((line: Uint8Array, guest: Member) => void) | null;
  /** What the session of a guest is made of. */
  readonly optionsOf: (guest: Member) => SessionOptions;
}
