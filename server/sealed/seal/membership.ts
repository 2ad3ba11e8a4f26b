// Who somebody in the group is: their nickname, and the proof that an invitation of this room let them in.

import { ed25519 } from '@noble/curves/ed25519.js';
import { ByteReader, concat, sized, utf8 } from '../bytes/bytes.ts';
import { isCertified, isSigned, type InvitationKey } from './seal.ts';

/** What an MLS credential says of a member, once it is proven. */
export interface Member {
  /** As they entered. */
  readonly nick: string;
  readonly isHost: boolean;
  /** The id of the invitation. */
  readonly invitation: string;
  /** 32 bytes: the same for all who came by this invitation, but for hosts. */
  readonly invitationKey: Uint8Array;
}

const version = 1;
const maxNickBytes = 64;

/** What the invitation's key signs: this signature key of MLS belongs to who came by it, under this nickname. */
function proven(nick: string, signatureKey: Uint8Array): Uint8Array {
  return concat(utf8('mayfly sealed room v1: member'), sized(nick), sized(signatureKey));
}

/**
 * The identity of a basic credential (RFC 9420 §5.3).
 * @param signatureKey the public key of the member's leaf.
 */
export function formatIdentity(
  key: InvitationKey,
  nick: string,
  signatureKey: Uint8Array,
): Uint8Array {
  return concat(
    Uint8Array.of(version, key.isHost ? 1 : 0),
    sized(nick),
    sized(key.invitation),
    key.publicKey,
    key.certificate,
    ed25519.sign(proven(nick, signatureKey), key.privateKey),
  );
}

/** @returns null: it proves nothing: malformed, not of this room, or of another signature key. */
export function readIdentity(
  issuer: Uint8Array,
  identity: Uint8Array,
  signatureKey: Uint8Array,
): Member | null {
  const reader = new ByteReader(identity);
  const isVersion = reader.byte() === version;
  const role = reader.byte();
  const nick = reader.sizedText();
  const invitation = reader.sizedText();
  const publicKey = reader.take(32);
  const certificate = reader.take(64);
  const proof = reader.take(64);
  if (!isVersion || !reader.isDone || (role !== 0 && role !== 1)) return null;
  if (nick === null || nick === '' || utf8(nick).length > maxNickBytes) return null;
  if (invitation === null || publicKey === null || certificate === null || proof === null) {
    return null;
  }
  const isHost = role === 1;
  const isTrue =
    isCertified(issuer, { invitation, isHost, publicKey, certificate }) &&
    isSigned(publicKey, proven(nick, signatureKey), proof);
  return isTrue ? { nick, isHost, invitation, invitationKey: publicKey } : null;
}
