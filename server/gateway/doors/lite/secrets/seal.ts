// Hides texts in what a browser carries for us: addresses and hidden fields. Whoever reads them there learns
// nothing, and what was not sealed here does not open. Knows nothing of what the texts are.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const ivBytes = 16;
// Names are all alike in length then.
const blockBytes = 32;

/**
 * A synthetic IV (as in RFC 5297): the MAC of the text is the IV of its encryption. The same text always
 * becomes the same letters, so that a page has one address; each Seal has keys of its own.
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

  /** @returns null: it was not sealed here. */
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
