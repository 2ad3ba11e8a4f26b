// Texts of this device that the room has not sent back yet: MLS does not let a sender open its own messages.

import { frameHash } from './seen-frames.ts';

export interface OwnText {
  readonly command: 'PRIVMSG' | 'NOTICE';
  readonly text: string;
  readonly ticket: number | null;
  /** To whom its number counts: a channel, or the key of a member. */
  readonly countedFor: string;
  readonly number: number;
}

const maxWaiting = 500;

export class OwnTexts {
  readonly #byFrame = new Map<string, OwnText>();

  /** @param entries as `entries` gave them. */
  restore(entries: readonly (readonly [string, OwnText])[]): void {
    for (const [hash, text] of entries) this.#byFrame.set(hash, text);
  }

  get entries(): readonly (readonly [string, OwnText])[] {
    return Array.from(this.#byFrame);
  }

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
