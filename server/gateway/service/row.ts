// What a command of the service is made of, and what the service may do in the room. Types only.

import type { EndMove } from '../../contract/host/control.ts';
import type { MoveRefusal } from '../../contract/host/moved-end.ts';
import type { KnockEntry } from '../../contract/host/people.ts';
import type { Door } from '../../protocol/session/session-types.ts';
import type { Access } from '../admission/invitations/access.ts';

/** Somebody in the room. */
export interface Person {
  readonly nick: string;
  readonly door: Door;
  readonly isHost: boolean;
  readonly isAway: boolean;
  /** They came through the onion. */
  readonly isByTor: boolean;
  /** The id of their own invitation; null: they came by the shared one. */
  readonly invitation: string | null;
}

/** What hosts may do about them. */
export interface KnockDesk {
  readonly waiting: readonly KnockEntry[];
  /** @returns whether somebody of that nickname waits. */
  letIn(nick: string): boolean;
  /** @returns whether somebody of that nickname waits. */
  turnAway(nick: string): boolean;
}

/** What the service may do in the room. */
export interface ServedRoom {
  readonly people: readonly Person[];
  /** Ends the session of whoever has this nickname. @returns whether there was one. */
  remove(nick: string): boolean;
  /** Who waits to be let in. */
  readonly knocks: KnockDesk;
  /** Wrong passphrases and tokens at all doors, in the last minute. */
  readonly wrongTries: number;
  /** Of the lifetime, in milliseconds; null: nobody knows. */
  readonly remainingMs: number | null;
}

/** Where the room is found. */
export interface Addresses {
  /** The channel to enter, without '#'. */
  readonly room: string;
  /** `host:port` on this machine; null: there is none. */
  readonly local: string | null;
  /** The onion's name; null: there is none. */
  readonly onion: string | null;
}

/** What the supervisor is asked to do with the room's end. */
export interface EndPower {
  /** Ends the room at once. @returns false: the supervisor does not come for it; it ends the room when it comes. */
  burn(): Promise<boolean>;
  /** @returns why the end was not moved (`busy`: the supervisor has too much to do); null: it was. */
  move(by: EndMove, timeMs: number): Promise<MoveRefusal | 'busy' | null>;
  /** A host is there. @returns false: the supervisor has too much to do. */
  goOn(): boolean;
}

export interface ServiceParts {
  readonly room: ServedRoom;
  readonly access: Pick<Access, 'issue' | 'list' | 'revoke' | 'setShared' | 'changes'>;
  readonly addresses: Addresses;
  readonly end: EndPower;
  /** Links need a seal, which the room never has. */
  readonly isSealed: boolean;
  /** Whether the room ends without a host's sign of life. */
  readonly needsSign: boolean;
  /** Makes a word that a host has to repeat. */
  readonly mintWord: () => string;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

/** Sentences, in the order in which they are told. */
export type Answer = readonly string[] | Promise<readonly string[]>;

export interface Row {
  /** One line of `help`. */
  readonly help: string;
  /** @param rest what stands behind the command. */
  answer(rest: string, asker: Person, parts: ServiceParts): Answer;
}
