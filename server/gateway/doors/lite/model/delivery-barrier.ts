// A guest's own messages on their way to the room: whether the room has them, and whether it refused them.

import { sameName } from '../../../../contract/room/casemap.ts';

export interface OutgoingMessage {
  /** A channel or a nickname. */
  readonly to: string;
  readonly form: 'say' | 'act';
  /** Each fits into a line. */
  readonly pieces: readonly string[];
}

export interface SentMessage extends OutgoingMessage {
  refused: boolean;
}

/**
 * ngIRCd answers in order. A PING follows each message; its PONG comes after every refusal of the message, and
 * after everything that was said in the room before it. The number is bounded by the Session, which ends a guest
 * with 256 lines waiting.
 */
export class DeliveryBarrier {
  /** By the token of the PING that follows each, the oldest first. */
  readonly #waiting = new Map<string, SentMessage>();
  #next = 1;
  #whenEmpty: (() => void)[] = [];

  /** @returns the token of the PING to send after the message. */
  add(message: OutgoingMessage): string {
    const token = `told-${this.#next}`;
    this.#next += 1;
    this.#waiting.set(token, { ...message, refused: false });
    return token;
  }

  /** The room refused a message to this target. That is the oldest one, if it went there. */
  refuse(target: string): void {
    const [oldest] = this.#waiting.values();
    if (oldest !== undefined && sameName(oldest.to, target)) oldest.refused = true;
  }

  /** A PONG came. @returns the message before its PING; undefined: the token is none of ours. */
  complete(token: string): SentMessage | undefined {
    const message = this.#waiting.get(token);
    this.#waiting.delete(token);
    if (this.#waiting.size === 0) this.#release();
    return message;
  }

  clear(): void {
    this.#waiting.clear();
    this.#release();
  }

  /** @returns whether the room has all of them; false: not within that time. */
  emptied(withinMs: number): Promise<boolean> {
    if (this.#waiting.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), withinMs);
      this.#whenEmpty.push(() => {
        clearTimeout(late);
        resolve(true);
      });
    });
  }

  #release(): void {
    const released = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of released) resolve();
  }
}
