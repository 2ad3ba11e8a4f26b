// Tells whether a silent guest is to be pinged, or is gone.

export interface KeepAliveLimits {
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
}

export class KeepAlive {
  readonly #limits: KeepAliveLimits;
  #heardAtMs: number;
  /** null: no PING waits for an answer. */
  #pingedAtMs: number | null = null;

  constructor(limits: KeepAliveLimits, nowMs: number) {
    this.#limits = limits;
    this.#heardAtMs = nowMs;
  }

  /** Any line is a sign of life. */
  heard(nowMs: number): void {
    this.#heardAtMs = nowMs;
    this.#pingedAtMs = null;
  }

  /** `ping`: send one now; there is one for each silence. */
  check(nowMs: number): 'fine' | 'ping' | 'dead' {
    if (this.#pingedAtMs !== null) {
      return nowMs - this.#pingedAtMs >= this.#limits.pingTimeoutMs ? 'dead' : 'fine';
    }
    if (nowMs - this.#heardAtMs < this.#limits.pingIntervalMs) return 'fine';
    this.#pingedAtMs = nowMs;
    return 'ping';
  }
}
