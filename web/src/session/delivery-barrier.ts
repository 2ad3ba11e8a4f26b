// Finds out what became of messages that the server tells nothing of, by a PING behind them: ngIRCd answers in
// order, so with its PONG it has dealt with everything that was sent before. Pure.

/** A PING without an answer yet, and the messages that were sent before it. */
interface Barrier {
  readonly token: string;
  readonly lineIds: ReadonlySet<number>;
  /** How many PONGs of other PINGs came since. */
  overtaken: number;
}

export interface Passed {
  readonly lineIds: ReadonlySet<number>;
  /** ngIRCd has dealt with these messages, or it never got them. */
  readonly wasOvertaken: boolean;
}

export class DeliveryBarrier {
  #barrier: Barrier | null = null;

  /** One barrier at a time. @returns the token to send PING with; null: send none now. */
  raise(lineIds: readonly number[]): string | null {
    if (this.#barrier !== null || lineIds.length === 0) return null;
    const token = `receipt-${Math.max(...lineIds)}`;
    this.#barrier = { token, lineIds: new Set(lineIds), overtaken: 0 };
    return token;
  }

  /** @param token of any PONG. @returns null: the barrier still stands, or there is none. */
  pong(token: string): Passed | null {
    const barrier = this.#barrier;
    if (barrier === null) return null;
    const wasOvertaken = token !== barrier.token;
    if (wasOvertaken) {
      // One PONG may have been under way before our PING, a second one not: then our PING was lost with an
      // ngIRCd that was restarted, and perhaps the messages before it.
      barrier.overtaken += 1;
      if (barrier.overtaken < 2) return null;
    }
    this.#barrier = null;
    return { lineIds: barrier.lineIds, wasOvertaken };
  }

  /** The connection is gone, and the PING with it. */
  forget(): void {
    this.#barrier = null;
  }
}
