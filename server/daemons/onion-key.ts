// Makes an onion service's key file and address from one Ed25519 key pair. Pure.
// Source: Tor rend-spec-v3 [ONIONADDRESS], tor's ed25519_seckey on disk (src/lib/crypt_ops/crypto_ed25519.c).

import { createHash } from 'node:crypto';

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 5) {
      heldBits -= 5;
      text += base32Alphabet[(held >>> heldBits) & 31];
    }
    held &= (1 << heldBits) - 1;
  }
  return text;
}

/** `<56 characters>.onion` of a 32-byte public key. */
export function onionAddress(publicKey: Uint8Array): string {
  const version = Uint8Array.of(3);
  const checksum = createHash('sha3-256')
    .update('.onion checksum')
    .update(publicKey)
    .update(version)
    .digest()
    .subarray(0, 2);
  // 35 bytes are 280 bits: base32 needs no padding.
  return `${base32(Buffer.concat([publicKey, checksum, version]))}.onion`;
}

/** The expanded key (RFC 8032 §5.1.5), 64 bytes, as ADD_ONION takes it. */
export function onionExpandedKey(seed: Uint8Array): Uint8Array {
  const expanded = createHash('sha512').update(seed).digest();
  expanded[0] = (expanded[0] ?? 0) & 248;
  expanded[31] = ((expanded[31] ?? 0) & 63) | 64;
  return expanded;
}

/** The 96 bytes of `hs_ed25519_secret_key`: a 32-byte tag, then the expanded key. */
export function onionSecretKeyFile(seed: Uint8Array): Uint8Array {
  const tag = Buffer.alloc(32);
  tag.write('== ed25519v1-secret: type0 ==');
  return Buffer.concat([tag, onionExpandedKey(seed)]);
}
