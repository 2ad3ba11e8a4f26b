// The state of the whole appliance at one moment, as the supervisor reports it to the host.

import {
  array,
  boolean,
  lenient,
  nonNegativeNumber,
  nullable,
  object,
  oneOf,
  record,
  string,
  wholeNumber,
  type Decoder,
} from '../base/decode.ts';
import { decodeShared, type SharedInvitation } from './access.ts';

/** All states that a child can be in; the supervisor's own table has no others. */
export const childStates = [
  'down',
  'starting',
  'ready',
  'waiting',
  'degraded',
  'stopping',
  'stopped',
] as const;
export type ChildState = (typeof childStates)[number];

/** One child of the supervisor. */
export interface ChildStatus {
  readonly name: string;
  readonly state: ChildState;
  readonly pid: number | null;
  /** Starts after the first. */
  readonly restarts: number;
  /** Milliseconds in this state. */
  readonly inStateMs: number;
}

export const onionStates = [
  'off',
  'bootstrapping',
  'publishing',
  'checking',
  'reachable',
  'unreachable',
  /** Published; nobody can dial it from here. */
  'unchecked',
  /** A tor that is not ours does not answer. */
  'noTor',
] as const;
export type OnionState = (typeof onionStates)[number];

export interface OnionStatus {
  readonly state: OnionState;
  /** `….onion`, known from the start; null: no onion. */
  readonly address: string | null;
  /** tor's own bootstrap, 0 to 100. */
  readonly percent: number;
  /** Present where a tor carries it that ran before the room. */
  readonly borrowed?: true | undefined;
}

/** Sessions and refusals since the gateway's start. */
export interface SessionCounts {
  /** Guests whose connection is lost and whose session waits for them. */
  readonly away: number;
  /** How often a guest came back to a session by another connection. */
  readonly resumed: number;
  /** By reason: `flood`, `full`, `origin`, … */
  readonly refused: Readonly<Record<string, number>>;
}

/** Who may come in, in numbers. */
export interface AccessCounts {
  /** Personal invitations that may still let somebody in, or have: not those that are over. */
  readonly invitations: number;
  readonly shared: SharedInvitation;
  /** Wrong passphrases at all doors, in the last minute. */
  readonly wrongTries: number;
}

/** By what a guest can tell which page this room serves: docs/releases.md. */
export interface PageManifest {
  /** The address of the list of the page's files and their hashes, below the room's own. */
  readonly path: string;
  /** Of that list, as hexadecimal. */
  readonly sha256: string;
}

/** Names no guest. */
export interface ApplianceStatus {
  readonly phase: 'starting' | 'ready' | 'ending';
  /** Only guests' own devices can read; false, too, in a room of a version that cannot be sealed. */
  readonly sealed: boolean;
  readonly children: readonly ChildStatus[];
  readonly onion: OnionStatus;
  /** Sessions now; null while the gateway does not answer. */
  readonly guests: number | null;
  /** null while the gateway does not answer. */
  readonly sessions: SessionCounts | null;
  /** null while the gateway does not answer, or where the room's version has none. */
  readonly access: AccessCounts | null;
  /** null while the gateway does not answer, or where the room's version has none. */
  readonly page: PageManifest | null;
  /** Milliseconds until the lifetime is over. */
  readonly remainingMs: number;
  readonly ends: OtherEnds;
}

/** What else may end the room. Milliseconds; null where it was not asked for. */
export interface OtherEnds {
  /** Until the room ends, unless a host shows a sign of life. */
  readonly deadManMs: number | null;
  /** So long the room may be empty. */
  readonly whenEmptyMs: number | null;
  /** Until the room ends, unless somebody enters; null: somebody is in, or nobody has been in yet. */
  readonly emptyLeftMs: number | null;
}

export const decodeChildState = oneOf(...childStates);

const decodeTrue: Decoder<true | undefined> = (value, path) =>
  lenient(boolean, false)(value, path) ? true : undefined;

/** One decoder for each field: the `onion` event has the same. */
export const onionDecoders = {
  state: oneOf(...onionStates),
  address: nullable(string),
  percent: wholeNumber,
  borrowed: decodeTrue,
};

const decodeChild = object<ChildStatus>({
  name: string,
  state: decodeChildState,
  pid: nullable(wholeNumber),
  restarts: wholeNumber,
  inStateMs: wholeNumber,
});

/** @throws {DecodeError} */
export const decodeAccessCounts = object<AccessCounts>({
  invitations: wholeNumber,
  shared: decodeShared,
  wrongTries: wholeNumber,
});

/** @throws {DecodeError} */
export const decodePageManifest = object<PageManifest>({ path: string, sha256: string });

/** @throws {DecodeError} */
export const decodeStatus: Decoder<ApplianceStatus> = object({
  phase: oneOf('starting', 'ready', 'ending'),
  sealed: lenient(boolean, false),
  children: array(decodeChild),
  onion: object<OnionStatus>(onionDecoders),
  guests: nullable(wholeNumber),
  sessions: nullable(
    object<SessionCounts>({
      away: wholeNumber,
      resumed: wholeNumber,
      refused: record(wholeNumber),
    }),
  ),
  access: lenient(decodeAccessCounts, null),
  page: lenient(decodePageManifest, null),
  remainingMs: nonNegativeNumber,
  ends: object<OtherEnds>({
    deadManMs: nullable(nonNegativeNumber),
    whenEmptyMs: nullable(nonNegativeNumber),
    emptyLeftMs: nullable(nonNegativeNumber),
  }),
});
