// A device's own key package: what it shows of itself to be let in, and its private keys (RFC 9420 §10).

import {
  decodeMlsMessage,
  encodeMlsMessage,
  generateKeyPackageWithKey,
  type CiphersuiteImpl,
  type KeyPackage,
  type PrivateKeyPackage,
} from 'ts-mls';
import { suiteName } from './suite.ts';

/** Who a leaf is: the identity of its credential, and its public signature key. */
export interface LeafIdentity {
  readonly identity: Uint8Array;
  readonly signatureKey: Uint8Array;
}

export interface OwnKeyPackage {
  /** As it is sent: an MLSMessage. */
  readonly bytes: Uint8Array;
  readonly publicPackage: KeyPackage;
  readonly privatePackage: PrivateKeyPackage;
}

export interface SignatureKeys {
  readonly signKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Clocks of guests' devices are often wrong, and a room lives for hours: no key package is too old or too young. */
const lifetime = { notBefore: 0n, notAfter: 0x7fff_ffff_ffff_ffffn };

const capabilities = {
  versions: ['mls10' as const],
  ciphersuites: [suiteName as typeof suiteName],
  extensions: [],
  proposals: [],
  credentials: ['basic' as const],
};

export async function makeKeyPackage(
  suite: CiphersuiteImpl,
  identity: Uint8Array,
  keys: SignatureKeys,
): Promise<OwnKeyPackage> {
  const { publicPackage, privatePackage } = await generateKeyPackageWithKey(
    { credentialType: 'basic', identity },
    capabilities,
    lifetime,
    [],
    keys,
    suite,
  );
  const bytes = encodeMlsMessage({
    version: 'mls10',
    wireformat: 'mls_key_package',
    keyPackage: publicPackage,
  });
  return { bytes, publicPackage, privatePackage };
}

/** Somebody's key package. Its signatures are checked when it is added. @returns null: it is none of this suite. */
export function readKeyPackage(bytes: Uint8Array): (LeafIdentity & { value: KeyPackage }) | null {
  try {
    const [message, length] = decodeMlsMessage(bytes, 0) ?? [null, 0];
    if (message?.wireformat !== 'mls_key_package' || length !== bytes.length) return null;
    const value = message.keyPackage;
    const { credential, signaturePublicKey } = value.leafNode;
    if (value.cipherSuite !== suiteName || credential.credentialType !== 'basic') return null;
    return { value, identity: credential.identity, signatureKey: signaturePublicKey };
  } catch {
    return null;
  }
}
