// Who may come in: what the host asks about invitations, and what the room answers. The same forms go from the
// host program to the supervisor and from there to the gateway, whose book of invitations it is.

import {
  array,
  boolean,
  nullable,
  object,
  oneOf,
  optional,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../base/decode.ts';
import {
  decodePeopleAnswer,
  decodePeopleRequest,
  type PeopleAnswers,
  type PeopleRequest,
} from './people.ts';
import { roles, type Role } from './role.ts';

export type { Role };

/** So many invitations a room has at most, those that are over included. */
export const maxInvitations = 1_000;
/** The id of the operator's own invitation, which is the first. */
export const hostInvitationId = 'i1';
/** What stands for an id where a seal goes with the shared invitation. */
export const sharedInvitationId = 'shared';
/** Letters of a label, after cleaning. */
export const maxLabelLength = 64;

/** What an invitation is to be. */
export interface InvitationWish {
  /** For hosts only; '' where there is none. */
  readonly label: string;
  readonly role: Role;
  /** How long it is good for, in milliseconds; null: as long as the room lives. */
  readonly lastsMs: number | null;
  /** Good for one entry alone; else its owner may leave and come back. */
  readonly once: boolean;
}

/** By which ssh key each is to come: one that is made for it alone, or one that its owner has. */
export type SshKeyWish =
  | { readonly from: 'room' }
  /** As authorized_keys has it: `ssh-ed25519 AAAA…`. */
  | { readonly from: 'owner'; readonly publicKey: string };

/**
 * What became of an invitation. `open`: nobody has come in by it, or its owner is out and may come back. `inside`:
 * its owner is in. `used`: it was for one entry, and that was made. `expired`, `revoked`: it is over.
 */
export const invitationStates = ['open', 'inside', 'used', 'expired', 'revoked'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** Whether somebody may come in by it, or is in. */
export function isGood({ state }: { readonly state: InvitationState }): boolean {
  return state === 'open' || state === 'inside';
}

/** An invitation as hosts see it: without its secret, which is told once, when it is made. */
export interface InvitationEntry {
  /** Short, for `invite --revoke`: `i1`, `i2`, … */
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly once: boolean;
  readonly state: InvitationState;
  /** The nickname of who is in by it; null: nobody is. */
  readonly nick: string | null;
  /** Milliseconds until it is over; null: when the room ends. */
  readonly remainingMs: number | null;
}

/** A private ssh key that was made for one invitation. Show it to the operator only. */
export interface MintedSshKey {
  /** 32 bytes as base64url, for the link. */
  readonly seed: string;
  /** As OpenSSH text. */
  readonly privateKey: string;
}

/** An invitation that was just made. */
export interface IssuedInvitation {
  readonly entry: InvitationEntry;
  /** The secret, which stands where a passphrase stands. Show it to the operator only. */
  readonly token: string;
  /** Absent: none was asked for. */
  readonly sshKey?: MintedSshKey;
}

export interface SharedInvitation {
  /** `none`: the room has no passphrase, or asks for none. */
  readonly state: 'open' | 'closed' | 'none';
  /** How many may still come in by it; null: any number. */
  readonly usesLeft: number | null;
}

export interface AccessList {
  readonly invitations: readonly InvitationEntry[];
  readonly shared: SharedInvitation;
  /** Wrong passphrases and tokens at all doors, in the last minute. */
  readonly wrongTries: number;
}

/** About the book of invitations. */
export type BookRequest =
  /** Makes one invitation for each wish. */
  | {
      readonly access: 'issue';
      readonly wishes: readonly InvitationWish[];
      /** Absent: by no ssh key. The supervisor sees to it; the gateway is not asked. */
      readonly ssh?: SshKeyWish;
    }
  | { readonly access: 'list' }
  /** Ends the session of who is in by it, too. */
  | { readonly access: 'revoke'; readonly id: string }
  /** Opens or closes the shared invitation; who is in stays in. */
  | { readonly access: 'shared'; readonly open: boolean };

export type AccessRequest = BookRequest | PeopleRequest;

/** The value of the answer to each request. */
export interface AccessAnswers extends PeopleAnswers {
  readonly issue: readonly IssuedInvitation[];
  readonly list: AccessList;
  readonly revoke: InvitationEntry;
  readonly shared: SharedInvitation;
}

export type AccessAsk = keyof AccessAnswers;

const decodeRole = oneOf(...roles);

const decodeWish = object<InvitationWish>({
  label: string,
  role: decodeRole,
  lastsMs: nullable(wholeNumber),
  once: boolean,
});

/** @throws {DecodeError} */
export const decodeInvitation = object<InvitationEntry>({
  id: string,
  label: string,
  role: decodeRole,
  once: boolean,
  state: oneOf(...invitationStates),
  nick: nullable(string),
  remainingMs: nullable(wholeNumber),
});

const decodeSshKeyWish = variant<SshKeyWish, 'from'>('from', {
  room: object({ from: oneOf('room') }),
  owner: object({ from: oneOf('owner'), publicKey: string }),
});

/** @throws {DecodeError} */
export const decodeShared = object<SharedInvitation>({
  state: oneOf('open', 'closed', 'none'),
  usesLeft: nullable(wholeNumber),
});

/** @throws {DecodeError} */
export const decodeAccessRequest: Decoder<AccessRequest> = variant<AccessRequest, 'access'>(
  'access',
  {
    issue: object<Extract<AccessRequest, { readonly access: 'issue' }>>({
      access: oneOf('issue'),
      wishes: array(decodeWish),
      ssh: optional(decodeSshKeyWish),
    }),
    list: object({ access: oneOf('list') }),
    revoke: object({ access: oneOf('revoke'), id: string }),
    shared: object({ access: oneOf('shared'), open: boolean }),
    ...decodePeopleRequest,
  },
);

/** @throws {DecodeError} */
export const decodeAccessAnswer: { readonly [A in AccessAsk]: Decoder<AccessAnswers[A]> } = {
  issue: array(
    object<IssuedInvitation>({
      entry: decodeInvitation,
      token: string,
      sshKey: optional(object<MintedSshKey>({ seed: string, privateKey: string })),
    }),
  ),
  list: object<AccessList>({
    invitations: array(decodeInvitation),
    shared: decodeShared,
    wrongTries: wholeNumber,
  }),
  revoke: decodeInvitation,
  shared: decodeShared,
  ...decodePeopleAnswer,
};
