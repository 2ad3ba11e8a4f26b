// The seal: the secret of a sealed room, as hosts and guests have it. The appliance never gets it.
//
// A host's seal is the room's secret itself: who has it can make seals for others. A guest's seal holds what that
// secret gives for reading what the group tells about itself, and a certificate for this one invitation. docs/sealed.md.

import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url, toBase64url } from '../bytes/base64url.ts';
import { ByteReader, concat, sized, utf8 } from '../bytes/bytes.ts';

/** Gives as many random bytes as are asked for; it must be good for keys. */
export type RandomBytes = (length: number) => Uint8Array;

export interface HostSeal {
  readonly kind: 'host';
  /** The id of the invitation that it goes with: `i1`. */
  readonly invitation: string;
  /** 32 random bytes: the room's secret. */
  readonly secret: Uint8Array;
}

export interface GuestSeal {
  readonly kind: 'guest';
  /** The id of the invitation that it goes with: `i2`, or `shared`. */
  readonly invitation: string;
  /** 32 bytes: the key of what the group says about itself. The same for everybody. */
  readonly frameKey: Uint8Array;
  /** 32 bytes: the public key that certifies invitations (Ed25519). */
  readonly issuer: Uint8Array;
  /** 16 random bytes: from them comes this invitation's own key. */
  readonly inviteSecret: Uint8Array;
  /** 64 bytes: the issuer's signature of this invitation's public key and id. */
  readonly certificate: Uint8Array;
}

export type Seal = HostSeal | GuestSeal;

/** What can be shown of an invitation to members of the group, and its private key. */
export interface InvitationKey {
  readonly invitation: string;
  readonly isHost: boolean;
  /** 32 bytes, private (an Ed25519 seed). */
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly certificate: Uint8Array;
}

const idForm = /^[a-z0-9]{1,16}$/;
const hostTag = 1;
const guestTag = 2;
const checkBytes = 4;
const maxTextLength = 300;

/** HKDF-SHA-256 (RFC 5869): one label for each use. @returns 32 bytes. */
function derive(secret: Uint8Array, label: string): Uint8Array {
  return hkdf(sha256, secret, undefined, utf8(`mayfly sealed room v1: ${label}`), 32);
}

/** The private key that certifies invitations (an Ed25519 seed). */
export function issuerSecretOf(seal: HostSeal): Uint8Array {
  return derive(seal.secret, 'invitations');
}

/** @throws {RangeError} the id is no invitation's. */
function checkedId(invitation: string): string {
  if (!idForm.test(invitation)) throw new RangeError('not the id of an invitation');
  return invitation;
}

/** The secret of a new room. @throws {RangeError} the id is no invitation's. */
export function mintHostSeal(invitation: string, random: RandomBytes): HostSeal {
  return { kind: 'host', invitation: checkedId(invitation), secret: random(32) };
}

/** The same room's secret for another host. @throws {RangeError} the id is no invitation's. */
export function hostSealFor(seal: HostSeal, invitation: string): HostSeal {
  return { ...seal, invitation: checkedId(invitation) };
}

/** @throws {RangeError} the id is no invitation's. */
export function guestSealFor(seal: HostSeal, invitation: string, random: RandomBytes): GuestSeal {
  const inviteSecret = random(16);
  const publicKey = ed25519.getPublicKey(derive(inviteSecret, 'invitation'));
  return {
    kind: 'guest',
    invitation: checkedId(invitation),
    frameKey: derive(seal.secret, 'frames'),
    issuer: ed25519.getPublicKey(issuerSecretOf(seal)),
    inviteSecret,
    certificate: ed25519.sign(certified(invitation, false, publicKey), issuerSecretOf(seal)),
  };
}

/** What the issuer signs. */
function certified(invitation: string, isHost: boolean, publicKey: Uint8Array): Uint8Array {
  const kind = isHost ? 'host' : 'guest';
  return concat(
    utf8('mayfly sealed room v1: certificate'),
    sized(kind),
    sized(invitation),
    publicKey,
  );
}

/** Whether the issuer has certified this invitation. Never throws. */
export function isCertified(issuer: Uint8Array, key: Omit<InvitationKey, 'privateKey'>): boolean {
  return isSigned(issuer, certified(key.invitation, key.isHost, key.publicKey), key.certificate);
}

/** Ed25519 with the strict rules of FIPS 186-5. @returns false also for malformed keys and signatures. */
export function isSigned(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, text, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

export function frameKeyOf(seal: Seal): Uint8Array {
  return seal.kind === 'host' ? derive(seal.secret, 'frames') : seal.frameKey;
}

export function issuerOf(seal: Seal): Uint8Array {
  return seal.kind === 'host' ? ed25519.getPublicKey(issuerSecretOf(seal)) : seal.issuer;
}

/** The invitation's own key. A host makes a new one at each entry. */
export function invitationKey(seal: Seal, random: RandomBytes): InvitationKey {
  const { invitation } = seal;
  const isHost = seal.kind === 'host';
  const privateKey = derive(isHost ? random(32) : seal.inviteSecret, 'invitation');
  const publicKey = ed25519.getPublicKey(privateKey);
  const certificate = isHost
    ? ed25519.sign(certified(invitation, true, publicKey), issuerSecretOf(seal))
    : seal.certificate;
  return { invitation, isHost, privateKey, publicKey, certificate };
}

/** As it stands in a link: base64url, 55 to 75 characters for a host, at most 223 for a guest. */
export function formatSeal(seal: Seal): string {
  const bytes = concat(
    Uint8Array.of(seal.kind === 'host' ? hostTag : guestTag),
    sized(seal.invitation),
    ...secretsOf(seal),
  );
  return toBase64url(concat(bytes, checkOf(bytes)));
}

function secretsOf(seal: Seal): readonly Uint8Array[] {
  if (seal.kind === 'host') return [seal.secret];
  return [seal.frameKey, seal.issuer, seal.inviteSecret, seal.certificate];
}

/** Tells a letter that was lost or changed. It is no secret and no proof. */
function checkOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).slice(0, checkBytes);
}

/** @returns null: it is no seal, or a letter was lost or changed. */
export function parseSeal(text: string): Seal | null {
  const whole = text.length > maxTextLength ? null : fromBase64url(text);
  if (whole === null || whole.length <= checkBytes) return null;
  const bytes = whole.slice(0, -checkBytes);
  if (toBase64url(checkOf(bytes)) !== toBase64url(whole.slice(-checkBytes))) return null;
  const reader = new ByteReader(bytes);
  const tag = reader.byte();
  const invitation = reader.sizedText();
  if (invitation === null || !idForm.test(invitation)) return null;
  if (tag === hostTag) {
    const secret = reader.take(32);
    return secret !== null && reader.isDone ? { kind: 'host', invitation, secret } : null;
  }
  return tag === guestTag ? readGuestSeal(invitation, reader) : null;
}

function readGuestSeal(invitation: string, reader: ByteReader): GuestSeal | null {
  const frameKey = reader.take(32);
  const issuer = reader.take(32);
  const inviteSecret = reader.take(16);
  const certificate = reader.take(64);
  if (frameKey === null || issuer === null || inviteSecret === null || certificate === null) {
    return null;
  }
  const publicKey = ed25519.getPublicKey(derive(inviteSecret, 'invitation'));
  const isGood = isCertified(issuer, { invitation, isHost: false, publicKey, certificate });
  return reader.isDone && isGood
    ? { kind: 'guest', invitation, frameKey, issuer, inviteSecret, certificate }
    : null;
}
