// Sends a guest what the Sessions of others say, behind all that ngIRCd had sent before.

import type { Barriers } from '../state/barrier.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { Lines } from '../wire/lines.ts';
import type { LineSink } from '../wire/line-sink.ts';

type Noted = Map<object, Uint8Array>;

/**
 * Another guest's Session knows of its JOIN, or of its message, before this guest's link has brought it, and a
 * client ignores what is said of somebody or something that it does not know yet. So a barrier goes first on this
 * guest's link. There is one barrier at a time: what comes meanwhile waits for the next.
 */
export class LateLines {
  readonly #barriers: Barriers;
  readonly #output: LineSink;
  readonly #defer: (call: () => void) => void;
  #noted: Noted = new Map();
  /** Those that wait for the barrier. */
  #raised: Noted = new Map();
  #isBusy = false;
  #isLinked = false;

  /** @param defer calls back when the present call has returned. */
  constructor(barriers: Barriers, output: LineSink, defer: (call: () => void) => void) {
    this.#barriers = barriers;
    this.#output = output;
    this.#defer = defer;
  }

  /** @param about of lines about the same, only the last is sent. @param line with CRLF. */
  note(about: object, line: Uint8Array): void {
    this.#noted.set(about, line);
    this.#next();
  }

  /** The guest is in the room, by a link that works. */
  linked(): void {
    this.#isLinked = true;
    this.#next();
  }

  /** The link is gone. What was noted is kept for the next one. */
  lost(): void {
    this.#isLinked = false;
    this.#isBusy = false;
    this.#noted = new Map([...this.#raised, ...this.#noted]);
    this.#raised = new Map();
  }

  #next(): void {
    if (this.#isBusy || !this.#isLinked || this.#noted.size === 0) return;
    this.#isBusy = true;
    this.#defer(() => {
      // The link may have been lost meanwhile.
      if (!this.#isLinked) return;
      this.#raised = this.#noted;
      this.#noted = new Map();
      this.#barriers.raise(() => {
        this.#output.deliver(new Lines(joinBytes([...this.#raised.values()])));
        this.#raised = new Map();
        this.#isBusy = false;
        this.#next();
      });
    });
  }
}
