// Detects a dead connection. A page cannot see a WebSocket's own pings, and a dead Tor circuit gives no sign. So the
// page sends a PING, and without an answer the connection is dead.

export interface PulseEnvironment {
  /** Calls back once after so many milliseconds. @returns what cancels it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** Sends a PING. */
  readonly ping: () => void;
  readonly dead: () => void;
}

/** Silence is usual; after this long the page asks. */
const idleMs = 25_000;
/** A slow circuit answers within seconds. */
const answerMs = 15_000;
/** For a guest who looks at the page again and should not wait. A wrong guess costs one more handshake. */
const hastyMs = 6_000;

export class Pulse {
  readonly #environment: PulseEnvironment;
  #cancel: () => void = () => undefined;
  #up = false;
  #heardLately = false;
  #awaitsAnswer = false;

  constructor(environment: PulseEnvironment) {
    this.#environment = environment;
  }

  /** The connection is up. */
  start(): void {
    this.stop();
    this.#up = true;
    this.#waitForSilence();
  }

  /** The connection is down. */
  stop(): void {
    this.#cancel();
    this.#up = false;
    this.#awaitsAnswer = false;
  }

  /** A line came. */
  received(): void {
    if (this.#awaitsAnswer) this.start();
    this.#heardLately = true;
  }

  /** A line was sent that the room answers: the next line shows that the connection works. */
  expectAnswer(withinMs: number = answerMs): void {
    if (!this.#up || this.#awaitsAnswer) return;
    this.#cancel();
    this.#awaitsAnswer = true;
    this.#cancel = this.#environment.after(withinMs, () => this.#environment.dead());
  }

  /** Asks now, with a short time limit. Does nothing while the connection is down. */
  probe(): void {
    if (!this.#up) return;
    this.start();
    this.#environment.ping();
    this.expectAnswer(hastyMs);
  }

  #waitForSilence(): void {
    this.#heardLately = false;
    this.#cancel = this.#environment.after(idleMs, () => {
      if (this.#heardLately) {
        this.#waitForSilence();
        return;
      }
      this.#environment.ping();
      this.expectAnswer();
    });
  }
}
