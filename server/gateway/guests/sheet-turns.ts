// When a host is sent the sheet that they asked for. It has hundreds of lines: a page that asks again and again must
// not bury its own connection.

/** So long after a sheet the next one may have to wait for a tick. */
const restMs = 1_000;

/** What is asked of a host here. */
export interface SheetGuest {
  /** What is sent now would wait. */
  doorFull(): boolean;
}

export interface SheetTurnsOptions<Host> {
  /** Everybody in the room. */
  readonly everybody: ReadonlySet<Host>;
  /** Sends the sheet as it is now. */
  readonly send: (host: Host) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

export class SheetTurns<Host extends SheetGuest> {
  readonly #options: SheetTurnsOptions<Host>;
  readonly #sentAtMs = new WeakMap<Host, number>();
  readonly #waiting = new Set<Host>();

  constructor(options: SheetTurnsOptions<Host>) {
    this.#options = options;
  }

  /** Sends the sheet now or by a later `tick`: once, however often it was asked for. */
  ask(host: Host): void {
    const { now } = this.#options;
    if (now() - (this.#sentAtMs.get(host) ?? -Infinity) >= restMs) this.#sendOrWait(host);
    else this.#waiting.add(host);
  }

  /** To be called about once a second. */
  tick(): void {
    const { everybody } = this.#options;
    for (const host of this.#waiting) {
      if (everybody.has(host)) this.#sendOrWait(host);
      else this.#waiting.delete(host);
    }
  }

  #sendOrWait(host: Host): void {
    if (host.doorFull()) {
      this.#waiting.add(host);
      return;
    }
    this.#waiting.delete(host);
    this.#sentAtMs.set(host, this.#options.now());
    this.#options.send(host);
  }
}
