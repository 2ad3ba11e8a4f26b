// Hybrid public key encryption (RFC 9180, base mode) by X25519, HKDF-SHA-256 and ChaCha20-Poly1305.
//
// ts-mls takes this from WebCrypto, which Chromium and Firefox do not give to a page at http://….onion.

import {
  AEAD_ChaCha20Poly1305,
  KDF_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
} from '@panva/hpke-noble';
import { CipherSuite } from 'hpke';

export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305);

/** §7.1.3. @param secret at least 32 bytes. */
export async function deriveKeyPair(secret: Uint8Array): Promise<KeyPair> {
  const { privateKey, publicKey } = await suite.DeriveKeyPair(secret, true);
  return {
    privateKey: await suite.SerializePrivateKey(privateKey),
    publicKey: await suite.SerializePublicKey(publicKey),
  };
}

/** @throws {Error} the public key is none. */
export async function hpkeSeal(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): Promise<{ ct: Uint8Array; enc: Uint8Array }> {
  const to = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(to, plaintext, { info, aad });
  return { ct: ciphertext, enc: encapsulatedSecret };
}

/** @throws {Error} it was not made for this key, or was changed. */
export async function hpkeOpen(
  privateKey: Uint8Array,
  enc: Uint8Array,
  ciphertext: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array> {
  const key = await suite.DeserializePrivateKey(privateKey);
  return suite.Open(key, enc, ciphertext, { info, aad });
}
