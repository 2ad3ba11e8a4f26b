// The book of invitations as one text. The supervisor keeps it for a gateway that starts again, and sees in it
// whose ssh key is over. It holds digests and no secret that lets anybody in, but labels that only hosts may see.

import {
  array,
  boolean,
  nonNegativeNumber,
  nullable,
  object,
  oneOf,
  string,
  wholeNumber,
} from '../contract/base/decode.ts';
import { hostInvitationId, maxInvitations } from '../contract/host/access.ts';
import { roles, type Role } from '../contract/host/role.ts';
import { invitationDigest } from './invitation-token.ts';
import { decodeNameSnapshot, noNames, type NameSnapshot } from './name-snapshot.ts';

export interface KeptInvitation {
  /** `i1`, `i2`, … */
  readonly id: string;
  /** Of its token (`invitationDigest`). */
  readonly digest: string;
  readonly label: string;
  readonly role: Role;
  readonly once: boolean;
  /** When it is over, in milliseconds by `bootMs`; null: with the room. */
  readonly endsAtBootMs: number | null;
  /** `used`: it was for one entry, and that was made. */
  readonly state: 'good' | 'used' | 'revoked';
}

export interface KeptAccess {
  /** Grows with each change, also over a restart of the gateway. */
  readonly number: number;
  readonly invitations: readonly KeptInvitation[];
  readonly shared: {
    /** There is none: nobody comes in without a personal one. */
    readonly inviteOnly: boolean;
    readonly open: boolean;
    /** null: any number. */
    readonly usesLeft: number | null;
  };
  /** Nicknames that belong to somebody. */
  readonly names: NameSnapshot;
}

export interface FirstAccess {
  /** The token of the operator's own invitation; null: they have none. */
  readonly hostToken: string | null;
  readonly inviteOnly: boolean;
  /** How many may come in by the shared invitation; null: any number. */
  readonly sharedUses: number | null;
}

/** @returns the snapshot for the first start of a room's gateway. */
export function firstAccess({ hostToken, inviteOnly, sharedUses }: FirstAccess): string {
  const host: KeptInvitation[] =
    hostToken === null
      ? []
      : [
          {
            id: hostInvitationId,
            digest: invitationDigest(hostToken),
            label: '',
            role: 'host',
            once: false,
            endsAtBootMs: null,
            state: 'good',
          },
        ];
  const shared = { inviteOnly, open: true, usesLeft: sharedUses };
  return formatAccess({ number: 0, invitations: host, shared, names: noNames });
}

export function formatAccess(access: KeptAccess): string {
  return JSON.stringify(access);
}

const decodeAccess = object<KeptAccess>({
  number: wholeNumber,
  invitations: array(
    object<KeptInvitation>({
      id: string,
      digest: string,
      label: string,
      role: oneOf(...roles),
      once: boolean,
      endsAtBootMs: nullable(nonNegativeNumber),
      state: oneOf('good', 'used', 'revoked'),
    }),
    maxInvitations,
  ),
  shared: object<KeptAccess['shared']>({
    inviteOnly: boolean,
    open: boolean,
    usesLeft: nullable(wholeNumber),
  }),
  names: decodeNameSnapshot,
});

/** @throws {DecodeError | SyntaxError} if it is no snapshot */
export function parseAccess(snapshot: string): KeptAccess {
  return decodeAccess(JSON.parse(snapshot));
}
