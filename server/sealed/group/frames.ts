// A frame as it travels: its kind and content under the key that all who have the seal know.
//
// version (1 byte) | nonce (24) | XChaCha20-Poly1305 of: kind (1) | content. The version is authenticated, too.

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { chunkBytes, maxChunks } from '../bytes/frame-size.ts';
import { concat } from '../bytes/bytes.ts';
import type { RandomBytes } from '../seal/seal.ts';

const kinds = [
  'talk',
  'hello',
  'commit',
  'welcome',
  'revocation',
  'pair ask',
  'pair key',
  'pair welcome',
  'pair talk',
] as const;

/** `talk` and `pair talk` hold an MLS PrivateMessage; docs/sealed.md says what the others hold. */
export type FrameKind = (typeof kinds)[number];

export interface Frame {
  readonly kind: FrameKind;
  readonly content: Uint8Array;
}

const version = 1;
const nonceBytes = 24;
const tagBytes = 16;
/** What a frame is longer than its content. */
export const frameOverhead = 1 + nonceBytes + tagBytes + 1;
export const maxFrameBytes = chunkBytes * maxChunks;

export function sealFrame(
  key: Uint8Array,
  random: RandomBytes,
  kind: FrameKind,
  content: Uint8Array,
): Uint8Array {
  const nonce = random(nonceBytes);
  const head = Uint8Array.of(version);
  const plain = concat(Uint8Array.of(kinds.indexOf(kind) + 1), content);
  return concat(head, nonce, xchacha20poly1305(key, nonce, head).encrypt(plain));
}

/** @returns null: nobody with this room's seal made it, or it is of a later version. */
export function openFrame(key: Uint8Array, bytes: Uint8Array): Frame | null {
  if (bytes.length < frameOverhead || bytes.length > maxFrameBytes || bytes[0] !== version) {
    return null;
  }
  const head = bytes.slice(0, 1);
  const nonce = bytes.slice(1, 1 + nonceBytes);
  try {
    const plain = xchacha20poly1305(key, nonce, head).decrypt(bytes.slice(1 + nonceBytes));
    const kind = kinds[(plain[0] ?? 0) - 1];
    return kind === undefined ? null : { kind, content: plain.slice(1) };
  } catch {
    return null;
  }
}
