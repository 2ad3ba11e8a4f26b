// How often the room is asked with a wrong passphrase, by all guests together, and what that costs the next
// who ask. Knows no passphrase and no guest.

import { TokenBucket } from './flood.ts';

/** People mistype now and then; whoever asks more often is guessing. */
const usual = { burst: 30, perSecond: 1 };
/** What an answer takes while somebody is guessing. */
const slowMs = 2_000;

export class WrongTries {
  #bucket: TokenBucket | null = null;

  /**
   * When the answer to one try is due, from now. While somebody is guessing it is the same for a wrong and
   * for the right passphrase: so it tells nothing earlier, and no guess is over before a place at the door
   * was held for so long. The right one is never refused for what others tried.
   */
  answerDelayMs(right: boolean, nowMs: number): number {
    this.#bucket ??= new TokenBucket(usual, nowMs);
    if (right) return this.#bucket.delayMs(nowMs) > 0 ? slowMs : 0;
    return this.#bucket.takes(nowMs) ? 0 : slowMs;
  }
}
