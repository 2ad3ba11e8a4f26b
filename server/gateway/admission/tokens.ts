// Tokens that nobody can guess, and how they are looked up. Knows nothing of what they open.

import { createHash, randomBytes } from 'node:crypto';

// 128 bits: out of reach by asking, at any rate that a gateway answers at.
const tokenBytes = 16;

/** Twenty-two letters, digits, - and _. */
export function mintToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}

/**
 * What a token is kept as. Looking it up takes a time that tells of the hash alone, which nobody who
 * does not know the token can steer.
 */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
