// Counts wrong passphrases of all guests together, and slows the answers while somebody is guessing.

import { RecentCount } from './recent-count.ts';
import { TokenBucket } from './token-bucket.ts';

/** People mistype now and then. More wrong tries than this mean that somebody is guessing. */
const usual = { burst: 30, perSecond: 1 };
/** How long an answer takes while somebody is guessing. */
const slowMs = 2_000;

export class WrongTries {
  #bucket: TokenBucket | null = null;
  readonly #recent = new RecentCount();

  /**
   * How long the answer to one try has to wait. While somebody is guessing, the delay is the same for wrong
   * and right passphrases: so it tells nothing, and each guess keeps its connection for that long. The right
   * passphrase is never refused because of what others tried.
   */
  answerDelayMs(right: boolean, nowMs: number): number {
    this.#bucket ??= new TokenBucket(usual, nowMs);
    if (right) return this.#bucket.delayMs(nowMs) > 0 ? slowMs : 0;
    this.#recent.add(nowMs);
    return this.#bucket.takes(nowMs) ? 0 : slowMs;
  }

  /** How many there were in the last minute. */
  inLastMinute(nowMs: number): number {
    return this.#recent.total(nowMs);
  }
}
