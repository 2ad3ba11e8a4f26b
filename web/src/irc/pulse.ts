// Detects a dead connection. A page cannot see a WebSocket's own pings, and a dead Tor circuit gives no sign. So the
// page sends a PING, and without an answer the connection is dead.

export interface PulseWorld {
  /** Calls back once after so many milliseconds. @returns what cancels it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** Sends a PING. */
  readonly ask: () => void;
  readonly dead: () => void;
}

/** Silence is usual; after this long the page asks. */
const idleMs = 25_000;
/** A slow circuit answers within seconds. */
const answerMs = 15_000;
/** For a guest who looks at the page again and should not wait. A wrong guess costs one more handshake. */
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

  /** The connection is up. */
  start(): void {
    this.stop();
    this.#up = true;
    this.#rest();
  }

  /** The connection is down. */
  stop(): void {
    this.#callOff();
    this.#up = false;
    this.#waits = false;
  }

  /** A line came. */
  heard(): void {
    if (this.#waits) this.start();
    this.#heard = true;
  }

  /** A line was sent that the room answers: the next line shows that the connection works. */
  expects(withinMs: number = answerMs): void {
    if (!this.#up || this.#waits) return;
    this.#callOff();
    this.#waits = true;
    this.#callOff = this.#world.after(withinMs, () => this.#world.dead());
  }

  /** Asks now, with a short time limit. Does nothing while the connection is down. */
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
