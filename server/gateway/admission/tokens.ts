// Makes tokens that nobody can guess, and the digest that each is stored and looked up by.

import { createHash, randomBytes } from 'node:crypto';

// 128 bits: cannot be found by trying, at any rate that a gateway answers at.
const tokenBytes = 16;

/** @returns 22 letters, digits, `-` and `_`. */
export function mintToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}

/**
 * The key under which a token is stored. The time of a lookup depends on the digest only, and nobody
 * who does not know the token can choose that.
 */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
