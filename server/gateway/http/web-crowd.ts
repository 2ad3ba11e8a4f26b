// Web connections that are no guest's: what reads a page, and what says nothing. When there are too many
// of them, the one that the others can spare is closed, so that a door is never shut by those who stand
// in it. Knows nothing of pages.

import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { AdmissionQueue } from '../admission/admission-queue.ts';
import { answerPlainly } from './plain-answer.ts';

export interface WebCrowdOptions {
  /** So many of the onion, and so many of this machine. */
  readonly max: number;
  /** The circuit that a connection came by; null: loopback. */
  readonly circuitOf: (socket: Duplex) => number | null;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

export class WebCrowd {
  readonly #options: WebCrowdOptions;
  readonly #crowd = new AdmissionQueue<Duplex>();
  /** Those who have asked for something, and may be in the middle of the answer. */
  readonly #asked = new WeakSet<Duplex>();

  constructor(options: WebCrowdOptions) {
    this.#options = options;
  }

  watch(server: Server): void {
    server.on('connection', (socket) => this.#add(socket));
    server.on('request', ({ socket }) => {
      this.#asked.add(socket);
      // The youngest again: it means to have something.
      if (this.#crowd.remove(socket)) this.#crowd.add(socket, this.#options.circuitOf(socket));
    });
  }

  /** The connection is a guest's now, and counted there. */
  release(socket: Duplex): void {
    this.#crowd.remove(socket);
  }

  #add(socket: Duplex): void {
    const { max, circuitOf, refused } = this.#options;
    const circuit = circuitOf(socket);
    if (this.#crowd.sizeBeside(circuit) >= max) {
      const evictionCandidate = this.#crowd.evictionCandidate(circuit);
      if (evictionCandidate !== null) {
        refused('crowd');
        this.#close(evictionCandidate);
      }
    }
    this.#crowd.add(socket, circuit);
    socket.on('close', () => this.#crowd.remove(socket));
  }

  #close(socket: Duplex): void {
    this.#crowd.remove(socket);
    if (this.#asked.has(socket)) socket.destroy();
    else answerPlainly(socket, 503, 'Too many are at the door. Try again.');
  }
}
