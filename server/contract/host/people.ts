// Who is in the room and who waits at its doors: what the host asks, and what the room answers.

import {
  array,
  boolean,
  nullable,
  object,
  oneOf,
  string,
  wholeNumber,
  type Decoder,
} from '../base/decode.ts';
import { roles, type Role } from './role.ts';

/** The ways in: the page, the pages without script, an IRC client by ssh or Tor. */
export const doors = ['websocket', 'lite', 'irc'] as const;
export type DoorName = (typeof doors)[number];

/** A guest who waits until a host lets them in. */
export interface KnockEntry {
  readonly nick: string;
  readonly door: DoorName;
  /** The guest sees the same two, so that they can be compared over another line. No secret. */
  readonly words: string;
  /** Milliseconds. */
  readonly waitedMs: number;
}

/** Somebody in the room. */
export interface GuestEntry {
  readonly nick: string;
  readonly door: DoorName;
  readonly role: Role;
  /** The connection is lost, and the room waits for them. */
  readonly isAway: boolean;
  /** The id of a personal invitation; null: they came by the shared one. */
  readonly invitation: string | null;
}

export type PeopleRequest =
  | { readonly access: 'knocks' }
  | { readonly access: 'let'; readonly nick: string }
  /** The circuit is remembered for some minutes. */
  | { readonly access: 'turn-away'; readonly nick: string }
  | { readonly access: 'guests' }
  /** Ends the session; the invitation stays good. */
  | { readonly access: 'remove'; readonly nick: string };

/** The value of the answer to each request. */
export interface PeopleAnswers {
  readonly knocks: readonly KnockEntry[];
  readonly let: NickAnswer;
  readonly 'turn-away': NickAnswer;
  readonly guests: readonly GuestEntry[];
  readonly remove: NickAnswer;
}

/** Whom it was done to, as they write it. */
export interface NickAnswer {
  readonly nick: string;
}

const decodeNick = object<NickAnswer>({ nick: string });

/** A row for each request, for the table of requests in access.ts. */
export const decodePeopleRequest = {
  knocks: object({ access: oneOf('knocks') }),
  let: object({ access: oneOf('let'), nick: string }),
  'turn-away': object({ access: oneOf('turn-away'), nick: string }),
  guests: object({ access: oneOf('guests') }),
  remove: object({ access: oneOf('remove'), nick: string }),
};

/** @throws {DecodeError} */
export const decodeKnock = object<KnockEntry>({
  nick: string,
  door: oneOf(...doors),
  words: string,
  waitedMs: wholeNumber,
});

/** @throws {DecodeError} */
export const decodeGuest = object<GuestEntry>({
  nick: string,
  door: oneOf(...doors),
  role: oneOf(...roles),
  isAway: boolean,
  invitation: nullable(string),
});

/** @throws {DecodeError} */
export const decodePeopleAnswer: {
  readonly [A in keyof PeopleAnswers]: Decoder<PeopleAnswers[A]>;
} = {
  knocks: array(decodeKnock),
  let: decodeNick,
  'turn-away': decodeNick,
  guests: array(decodeGuest),
  remove: decodeNick,
};
