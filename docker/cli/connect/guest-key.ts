// The private key a guest logs in with: out of the invitation's seed, or a file of the guest's own.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import ssh2 from 'ssh2';
import { sshPrivateKey } from '../../../server/contract/host/openssh-key.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

// RFC 8410 §7: PKCS #8 around a bare Ed25519 seed.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function publicKeyOf(seed: Uint8Array): Uint8Array {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

/** @param seed 32 bytes as base64url. @returns the key as OpenSSH text. */
export function keyOfSeed(seed: string): string {
  const bytes = Buffer.from(seed, 'base64url');
  // The check number tells a wrong decryption; nothing is encrypted here.
  return sshPrivateKey({ seed: bytes, publicKey: publicKeyOf(bytes) }, 0, 'guest');
}

/**
 * @param identity the text of the guest's own key file; null: none.
 * @param seed the invitation's; null: none.
 * @throws {Problem} that shows nothing of either.
 */
export function guestKey(identity: string | null, seed: string | null): string {
  if (identity === null && seed === null) {
    throw new Problem(sentence('connect.noKey'), {
      hint: sentence('connect.giveIdentity'),
    });
  }
  if (identity === null) return keyOfSeed(seed ?? '');
  const parsed = ssh2.utils.parseKey(identity);
  if (parsed instanceof Error || !isPrivate(parsed)) {
    throw new Problem(sentence('connect.identityUnreadable'), {
      hint: sentence('connect.identityForm'),
    });
  }
  return identity;
}

/** @param parsed ssh2 gives one key, or for some formats a list. */
function isPrivate(parsed: ssh2.ParsedKey | ssh2.ParsedKey[]): boolean {
  return [parsed].flat().every((key) => key.isPrivateKey());
}
