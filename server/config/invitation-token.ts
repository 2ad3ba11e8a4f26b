// Makes the secrets of personal invitations, and the digest that each is stored and looked up by.

import { createHash, randomBytes } from 'node:crypto';
import { tokenAlphabet, tokenLength } from '../contract/invitation/token-text.ts';

/** @returns 26 characters of Crockford's base32: 130 bits, which cannot be found by trying. */
export function mintInvitationToken(): string {
  // 32 characters: the low five bits of a byte choose one, and each is as likely.
  return Array.from(randomBytes(tokenLength), (byte) => tokenAlphabet[byte % 32]).join('');
}

/**
 * The time of a look-up depends on the digest only, and nobody who does not know the token can choose that.
 * @param token as `readToken` returns it.
 */
export function invitationDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
