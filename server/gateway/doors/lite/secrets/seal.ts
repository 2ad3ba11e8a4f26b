// Encrypts and signs short texts that a browser carries for us, in addresses and hidden fields. Who reads them there
// learns nothing, and a text that was not sealed here does not open.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const ivBytes = 16;
// Sealed names of usual length are all equally long.
const blockBytes = 32;

/**
 * Encryption with a synthetic IV (as in RFC 5297): the MAC of the text is the IV. The same text always gives the same
 * result, so that a page has one address. Each Seal has keys of its own, in memory only.
 */
export class Seal {
  readonly #macKey = randomBytes(32);
  readonly #key = randomBytes(32);

  /** @param text without NUL. @returns letters, digits, - and _. */
  seal(text: string): string {
    const bytes = Buffer.from(text, 'utf8');
    const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / blockBytes) * blockBytes);
    bytes.copy(padded);
    const iv = this.#mac(padded);
    const cipher = createCipheriv('aes-256-ctr', this.#key, iv);
    return Buffer.concat([iv, cipher.update(padded)]).toString('base64url');
  }

  /** @returns null: it was not sealed by this Seal. */
  open(sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= ivBytes || (bytes.length - ivBytes) % blockBytes !== 0) return null;
    const iv = bytes.subarray(0, ivBytes);
    const padded = createDecipheriv('aes-256-ctr', this.#key, iv).update(bytes.subarray(ivBytes));
    if (!timingSafeEqual(this.#mac(padded), iv)) return null;
    return padded.subarray(0, padded.indexOf(0)).toString('utf8');
  }

  #mac(padded: Uint8Array): Buffer {
    return createHmac('sha256', this.#macKey).update(padded).digest().subarray(0, ivBytes);
  }
}
