// How long to wait before the next link to ngIRCd. Knows nothing of links.

const firstDelayMs = 100;
const maxDelayMs = 2000;
/** A link that stood this long was sound: the next loss starts from the short delay again. */
const soundLinkMs = 10_000;

export class Redial {
  #delayMs = firstDelayMs;
  #openedAtMs = 0;

  opened(nowMs: number): void {
    this.#openedAtMs = nowMs;
  }

  /** The link that was `opened` and welcomed is lost. */
  lost(nowMs: number): void {
    if (nowMs - this.#openedAtMs >= soundLinkMs) this.#delayMs = firstDelayMs;
  }

  /** 100 ms, then twice the last, 2 s at most. */
  nextDelayMs(): number {
    const delayMs = this.#delayMs;
    this.#delayMs = Math.min(maxDelayMs, delayMs * 2);
    return delayMs;
  }
}
