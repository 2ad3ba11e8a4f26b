// A host's word to the group that nobody may enter by an invitation any more.

import { ed25519 } from '@noble/curves/ed25519.js';
import { ByteReader, concat, sized, utf8 } from '../bytes/bytes.ts';
import { isSigned, issuerSecretOf, type HostSeal } from './seal.ts';

const said = (invitation: string): Uint8Array =>
  concat(utf8('mayfly sealed room v1: revoked'), sized(invitation));

/** Anybody who knows the issuer can check it, also those who come later. */
export function formatRevocation(seal: HostSeal, invitation: string): Uint8Array {
  return concat(sized(invitation), ed25519.sign(said(invitation), issuerSecretOf(seal)));
}

/** @returns the id of the invitation; null: no host of this room has said that. */
export function readRevocation(issuer: Uint8Array, bytes: Uint8Array): string | null {
  const reader = new ByteReader(bytes);
  const invitation = reader.sizedText();
  const signature = reader.take(64);
  if (invitation === null || signature === null || !reader.isDone) return null;
  return isSigned(issuer, said(invitation), signature) ? invitation : null;
}
