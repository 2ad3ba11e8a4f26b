// The cipher suite MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519 (RFC 9420 §17.1), by the noble libraries.

import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { CiphersuiteImpl } from 'ts-mls';
import { isSigned, type RandomBytes } from '../seal/seal.ts';
import { deriveKeyPair, hpkeOpen, hpkeSeal } from './hpke.ts';

export const suiteName = 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519';

const empty = new Uint8Array();

/** Keys are checked here, so that a wrong one fails before it is used. @throws {RangeError} not 32 bytes. */
function key32(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  return key;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [at, byte] of one.entries()) difference |= byte ^ (other[at] ?? 0);
  return difference === 0;
}

function externalCommit(): never {
  throw new Error('nobody enters by an external commit');
}

/** The interface `Hpke` of ts-mls, but for its keys: they are 32 bytes here, and WebCrypto's objects there. */
function hpke(random: RandomBytes) {
  return {
    keyLength: 32,
    nonceLength: 12,
    seal: async (
      publicKey: Uint8Array,
      plaintext: Uint8Array,
      info: Uint8Array,
      aad: Uint8Array = empty,
    ) => hpkeSeal(publicKey, plaintext, info, aad),
    open: async (
      privateKey: Uint8Array,
      enc: Uint8Array,
      ciphertext: Uint8Array,
      info: Uint8Array,
      aad: Uint8Array = empty,
    ) => hpkeOpen(privateKey, enc, ciphertext, info, aad),
    importPrivateKey: async (key: Uint8Array) => key32(key),
    importPublicKey: async (key: Uint8Array) => key32(key),
    exportPrivateKey: async (key: Uint8Array) => key,
    exportPublicKey: async (key: Uint8Array) => key,
    encryptAead: async (
      key: Uint8Array,
      nonce: Uint8Array,
      aad: Uint8Array | undefined,
      plaintext: Uint8Array,
    ) => chacha20poly1305(key, nonce, aad ?? empty).encrypt(plaintext),
    decryptAead: async (
      key: Uint8Array,
      nonce: Uint8Array,
      aad: Uint8Array | undefined,
      ciphertext: Uint8Array,
    ) => chacha20poly1305(key, nonce, aad ?? empty).decrypt(ciphertext),
    deriveKeyPair,
    generateKeyPair: async () => {
      const privateKey = random(32);
      return { privateKey, publicKey: x25519.getPublicKey(privateKey) };
    },
    exportSecret: async () => externalCommit(),
    importSecret: async () => externalCommit(),
  };
}

/** ts-mls never looks into HPKE keys. It hands them back to the suite that made them. */
function isSuite(suite: { readonly name: string }): suite is CiphersuiteImpl {
  return suite.name === suiteName;
}

export function cipherSuite(random: RandomBytes): CiphersuiteImpl {
  const suite = {
    name: suiteName,
    hash: {
      digest: async (bytes: Uint8Array) => sha256(bytes),
      mac: async (key: Uint8Array, bytes: Uint8Array) => hmac(sha256, key, bytes),
      verifyMac: async (key: Uint8Array, mac: Uint8Array, bytes: Uint8Array) =>
        isEqual(mac, hmac(sha256, key, bytes)),
    },
    kdf: {
      size: 32,
      extract: async (salt: Uint8Array, secret: Uint8Array) => extract(sha256, secret, salt),
      expand: async (key: Uint8Array, info: Uint8Array, length: number) =>
        expand(sha256, key, info, length),
    },
    signature: {
      sign: async (key: Uint8Array, text: Uint8Array) => ed25519.sign(text, key),
      verify: async (key: Uint8Array, text: Uint8Array, signature: Uint8Array) =>
        isSigned(key, text, signature),
      keygen: async () => {
        const signKey = random(32);
        return { signKey, publicKey: ed25519.getPublicKey(signKey) };
      },
    },
    hpke: hpke(random),
    rng: { randomBytes: random },
  };
  if (!isSuite(suite)) throw new TypeError('not the suite of sealed rooms');
  return suite;
}
