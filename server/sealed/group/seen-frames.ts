// Tells frames that came already: after a resume some come twice, and a server may send an old one again.

import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from '../bytes/base64url.ts';

const maxFrames = 4096;
/** What goes over a reload: a resume repeats few. */
const maxKept = 512;

export const frameHash = (bytes: Uint8Array): string => toBase64url(sha256(bytes).slice(0, 16));

export class SeenFrames {
  readonly #hashes = new Set<string>();

  isNew(bytes: Uint8Array): boolean {
    const hash = frameHash(bytes);
    if (this.#hashes.has(hash)) return false;
    this.#hashes.add(hash);
    for (const oldest of this.#hashes) {
      if (this.#hashes.size <= maxFrames) break;
      this.#hashes.delete(oldest);
    }
    return true;
  }

  get last(): readonly string[] {
    return Array.from(this.#hashes).slice(-maxKept);
  }

  restore(hashes: readonly string[]): void {
    for (const hash of hashes) this.#hashes.add(hash);
  }
}
