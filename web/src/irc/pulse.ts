// Tells a silent line from a dead one. A WebSocket's own pings are invisible to a page, and a dead Tor
// circuit gives no sign: so the page asks, and what is not answered is dead. Knows nothing of lines.

export interface PulseWorld {
  /** Calls back once after so many milliseconds; gives what calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** Ask the room for a sign of life. */
  readonly ask: () => void;
  readonly dead: () => void;
}

/** Silence is usual: this long of it is worth a question. */
const idleMs = 25_000;
/** A slow circuit answers within seconds. */
const answerMs = 15_000;
/** Whoever looks at the page again should not have to wait: an error costs one more handshake. */
const hastyMs = 6_000;

export class Pulse {
  readonly #world: PulseWorld;
  #callOff: () => void = () => undefined;
  #up = false;
  #heard = false;
  #waits = false;

  constructor(world: PulseWorld) {
    this.#world = world;
  }

  /** The line is up. */
  start(): void {
    this.stop();
    this.#up = true;
    this.#rest();
  }

  /** The line is down. */
  stop(): void {
    this.#callOff();
    this.#up = false;
    this.#waits = false;
  }

  /** Something came. */
  heard(): void {
    if (this.#waits) this.start();
    this.#heard = true;
  }

  /** Something was said that the room answers: what comes next shows that it is there. */
  expects(withinMs: number = answerMs): void {
    if (!this.#up || this.#waits) return;
    this.#callOff();
    this.#waits = true;
    this.#callOff = this.#world.after(withinMs, () => this.#world.dead());
  }

  /** Asks now, and does not wait long. Does nothing while the line is down. */
  probe(): void {
    if (!this.#up) return;
    this.start();
    this.#world.ask();
    this.expects(hastyMs);
  }

  #rest(): void {
    this.#heard = false;
    this.#callOff = this.#world.after(idleMs, () => {
      if (this.#heard) {
        this.#rest();
        return;
      }
      this.#world.ask();
      this.expects();
    });
  }
}
