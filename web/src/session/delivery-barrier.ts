// What became of messages that the room tells nothing of. A PING behind them tells: ngIRCd answers in order,
// so with its PONG it has dealt with all that was said before. Pure but for whom it asks.

export interface DeliveryBarrierWorld {
  /** Says PING with this token. */
  readonly ask: (token: string) => void;
  /** ngIRCd has dealt with these lines. `overtaken`: or has never got them. */
  readonly answered: (lineIds: ReadonlySet<number>, overtaken: boolean) => void;
}

/** A PING that is under way, and the lines behind which it was said. */
interface Receipt {
  readonly token: string;
  readonly lineIds: ReadonlySet<number>;
  /** PONGs of other PINGs since. */
  overtaken: number;
}

export class DeliveryBarrier {
  readonly #world: DeliveryBarrierWorld;
  #receipt: Receipt | null = null;

  constructor(world: DeliveryBarrierWorld) {
    this.#world = world;
  }

  /** Asks for all of these lines at once; one question at a time. @returns whether it asked now. */
  askFor(lineIds: readonly number[]): boolean {
    if (this.#receipt !== null || lineIds.length === 0) return false;
    const token = `receipt-${Math.max(...lineIds)}`;
    this.#receipt = { token, lineIds: new Set(lineIds), overtaken: 0 };
    this.#world.ask(token);
    return true;
  }

  /** @param token of a PONG, of whomever's PING. */
  ponged(token: string): void {
    const receipt = this.#receipt;
    if (receipt === null) return;
    const overtaken = token !== receipt.token;
    if (overtaken) {
      // One may have been under way before ours, a second was not: then ours went down with an ngIRCd
      // that was started anew, and perhaps the lines before it.
      receipt.overtaken += 1;
      if (receipt.overtaken < 2) return;
    }
    this.#receipt = null;
    this.#world.answered(receipt.lineIds, overtaken);
  }

  /** The connection is gone, and with it the question. */
  forget(): void {
    this.#receipt = null;
  }
}
