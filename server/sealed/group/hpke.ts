// Hybrid public key encryption (RFC 9180, base mode) by X25519, HKDF-SHA-256 and ChaCha20-Poly1305.
//
// ts-mls takes this from WebCrypto, which Chromium and Firefox do not give to a page at http://….onion.

import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../bytes/bytes.ts';
import type { RandomBytes } from '../seal/seal.ts';

export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

const empty = new Uint8Array();
/** DHKEM(X25519, HKDF-SHA256) is 0x0020. */
const kemId = concat(utf8('KEM'), Uint8Array.of(0, 0x20));
/** With HKDF-SHA256 (1) and ChaCha20Poly1305 (3). */
const suiteId = concat(utf8('HPKE'), Uint8Array.of(0, 0x20, 0, 1, 0, 3));
const version = utf8('HPKE-v1');
const baseMode = 0;

function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array,
  label: string,
  secret: Uint8Array,
): Uint8Array {
  return extract(sha256, concat(version, suite, utf8(label), secret), salt);
}

function labeledExpand(
  suite: Uint8Array,
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  const size = Uint8Array.of(length >> 8, length & 0xff);
  return expand(sha256, key, concat(size, version, suite, utf8(label), info), length);
}

/** The secret that both ends get from Diffie and Hellman's value (§4.1). */
function sharedSecret(dh: Uint8Array, kemContext: Uint8Array): Uint8Array {
  const key = labeledExtract(kemId, empty, 'eae_prk', dh);
  return labeledExpand(kemId, key, 'shared_secret', kemContext, 32);
}

/** The key and nonce of the only message (§5.1). */
function keySchedule(shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const context = concat(
    Uint8Array.of(baseMode),
    labeledExtract(suiteId, empty, 'psk_id_hash', empty),
    labeledExtract(suiteId, empty, 'info_hash', info),
  );
  const secret = labeledExtract(suiteId, shared, 'secret', empty);
  return {
    key: labeledExpand(suiteId, secret, 'key', context, 32),
    nonce: labeledExpand(suiteId, secret, 'base_nonce', context, 12),
  };
}

/** §7.1.3. @param secret at least 32 bytes. */
export function deriveKeyPair(secret: Uint8Array): KeyPair {
  const key = labeledExtract(kemId, empty, 'dkp_prk', secret);
  const privateKey = labeledExpand(kemId, key, 'sk', empty, 32);
  return { privateKey, publicKey: x25519.getPublicKey(privateKey) };
}

/** @throws {Error} the public key is none. */
export function hpkeSeal(
  random: RandomBytes,
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): { ct: Uint8Array; enc: Uint8Array } {
  const ephemeral = deriveKeyPair(random(32));
  const enc = ephemeral.publicKey;
  const dh = x25519.getSharedSecret(ephemeral.privateKey, publicKey);
  const { key, nonce } = keySchedule(sharedSecret(dh, concat(enc, publicKey)), info);
  return { ct: chacha20poly1305(key, nonce, aad).encrypt(plaintext), enc };
}

/** @throws {Error} it was not made for this key, or was changed. */
export function hpkeOpen(
  privateKey: Uint8Array,
  enc: Uint8Array,
  ciphertext: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): Uint8Array {
  const dh = x25519.getSharedSecret(privateKey, enc);
  const context = concat(enc, x25519.getPublicKey(privateKey));
  const { key, nonce } = keySchedule(sharedSecret(dh, context), info);
  return chacha20poly1305(key, nonce, aad).decrypt(ciphertext);
}
