// Tells whether a silent guest is to be pinged, or is gone.

export interface KeepAliveLimits {
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
}

/** How long a guest may take to answer when somebody asks for them: longer than a slow circuit takes. */
const askedTimeoutMs = 20_000;

export class KeepAlive {
  readonly #limits: KeepAliveLimits;
  #heardAtMs: number;
  /** null: no PING waits for an answer. */
  #pingedAtMs: number | null = null;
  /** Somebody asks whether the guest is still there. */
  #isAsked = false;

  constructor(limits: KeepAliveLimits, nowMs: number) {
    this.#limits = limits;
    this.#heardAtMs = nowMs;
  }

  /** Any line is a sign of life. */
  heard(nowMs: number): void {
    this.#heardAtMs = nowMs;
    this.#pingedAtMs = null;
    this.#isAsked = false;
  }

  /** Asks at the next check whether the guest is there, and does not wait for long. */
  ask(): void {
    this.#isAsked = true;
  }

  /** `ping`: send one now; there is one for each silence. */
  check(nowMs: number): 'fine' | 'ping' | 'dead' {
    const { pingIntervalMs, pingTimeoutMs } = this.#limits;
    if (this.#pingedAtMs !== null) {
      const timeoutMs = this.#isAsked ? Math.min(askedTimeoutMs, pingTimeoutMs) : pingTimeoutMs;
      return nowMs - this.#pingedAtMs >= timeoutMs ? 'dead' : 'fine';
    }
    if (!this.#isAsked && nowMs - this.#heardAtMs < pingIntervalMs) return 'fine';
    this.#pingedAtMs = nowMs;
    return 'ping';
  }
}
