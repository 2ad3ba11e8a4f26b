// Back-off for the link to ngIRCd: how long to wait before the next try.

const firstDelayMs = 100;
const maxDelayMs = 2000;
/** After a link that worked for so long, the next loss begins with the short delay again. */
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

  /** 100 ms at first, then twice the last delay, 2 s at most. */
  nextDelayMs(): number {
    const delayMs = this.#delayMs;
    this.#delayMs = Math.min(maxDelayMs, delayMs * 2);
    return delayMs;
  }
}
