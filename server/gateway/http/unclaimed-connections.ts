// Web connections that belong to no guest: they read a page, or send nothing. When there are too many, closes
// the one that matters least, so that idle connections never shut the door.

import type { Duplex } from 'node:stream';
import { AdmissionQueue } from '../admission/admission-queue.ts';
import { answerPlainly } from '../../page/plain-answer.ts';

export interface UnclaimedConnectionsOptions {
  /** So many by the onion, and so many by loopback. */
  readonly max: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

export class UnclaimedConnections {
  readonly #options: UnclaimedConnectionsOptions;
  readonly #queue = new AdmissionQueue<Duplex>();
  /** Those who have asked for something, and may be in the middle of the answer. */
  readonly #asked = new WeakSet<Duplex>();

  constructor(options: UnclaimedConnectionsOptions) {
    this.#options = options;
  }

  /** @param circuit null: it came by loopback. */
  add(socket: Duplex, circuit: number | null): void {
    const { max, refused } = this.#options;
    if (this.#queue.sizeBeside(circuit) >= max) {
      const candidate = this.#queue.evictionCandidate(circuit);
      if (candidate !== null) {
        refused('crowd');
        this.#evict(candidate);
      }
    }
    this.#queue.add(socket, circuit);
    socket.on('close', () => this.#queue.remove(socket));
  }

  /** A request came by the connection, so it counts as the youngest again. */
  asked(socket: Duplex): void {
    this.#asked.add(socket);
    this.#queue.renew(socket);
  }

  remove(socket: Duplex): void {
    this.#queue.remove(socket);
  }

  #evict(socket: Duplex): void {
    this.#queue.remove(socket);
    if (this.#asked.has(socket)) socket.destroy();
    else answerPlainly(socket, 503, 'Too many are at the door. Try again.');
  }
}
