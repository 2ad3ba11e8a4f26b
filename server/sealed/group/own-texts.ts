// Texts of this device that the room has not sent back yet: MLS does not let a sender open its own messages.

import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from '../bytes/base64url.ts';

export interface OwnText {
  readonly command: 'PRIVMSG' | 'NOTICE';
  readonly text: string;
  readonly ticket: number | null;
  readonly number: number;
}

const maxWaiting = 500;

export const frameHash = (bytes: Uint8Array): string => toBase64url(sha256(bytes).slice(0, 16));

export class OwnTexts {
  readonly #byFrame = new Map<string, OwnText>();

  add(frame: Uint8Array, text: OwnText): void {
    this.#byFrame.set(frameHash(frame), text);
    for (const oldest of this.#byFrame.keys()) {
      if (this.#byFrame.size > maxWaiting) this.#byFrame.delete(oldest);
    }
  }

  /** @returns null: this device did not send the frame, or not lately. */
  take(frame: Uint8Array): OwnText | null {
    const hash = frameHash(frame);
    const text = this.#byFrame.get(hash) ?? null;
    this.#byFrame.delete(hash);
    return text;
  }
}
