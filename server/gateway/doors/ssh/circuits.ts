// Counts the ssh connections of each Tor circuit, at both stages: before and after the login.

import { CircuitBuckets } from '../../admission/circuit-buckets.ts';
import { Counter } from '../../admission/counter.ts';
import {
  arrivalsPerCircuit,
  maxHandshakesPerCircuit,
  maxPerCircuit,
  secondsPerArrival,
} from './limits.ts';

export class SshCircuits {
  readonly #connections = new Counter<number>();
  readonly #handshakes = new Counter<number>();
  readonly #arrivals: CircuitBuckets;

  /** @param now milliseconds, from one clock that never goes back. */
  constructor(now: () => number) {
    // The bucket's clock is slow: it adds one token in this many seconds.
    this.#arrivals = new CircuitBuckets(arrivalsPerCircuit, () => now() / secondsPerArrival);
  }

  /** Counts a new connection. @returns false: the circuit has too many, and this one is not counted. */
  add(circuit: number): boolean {
    const mayCome =
      this.#handshakes.of(circuit) < maxHandshakesPerCircuit &&
      this.#connections.of(circuit) < maxPerCircuit &&
      this.#arrivals.trySpend(circuit);
    if (!mayCome) return false;
    this.#connections.add(circuit);
    this.#handshakes.add(circuit);
    return true;
  }

  loggedIn(circuit: number): void {
    this.#handshakes.remove(circuit);
  }

  leave(circuit: number, hadLoggedIn: boolean): void {
    this.#connections.remove(circuit);
    if (!hadLoggedIn) this.#handshakes.remove(circuit);
  }

  /** Forgets circuits that owe nothing. */
  sweep(): void {
    this.#arrivals.sweep(() => false);
  }
}
