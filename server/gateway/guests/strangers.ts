// Connections whose client has not registered yet. They take no guest's place; this limits how many there
// are, and how fast they come by one Tor circuit.

import { inEnglish } from '../../contract/words/room-says.ts';
import { AdmissionQueue } from '../admission/admission-queue.ts';
import { CircuitBuckets } from '../admission/circuit-buckets.ts';
import type { Farewell } from '../doors/door.ts';

// A stranger costs some kilobytes. All guests may lose their connections at one moment, and come back at
// the next.
const spareStrangers = 256;
export const maxStrangersOf = (maxGuests: number): number => maxGuests + spareStrangers;
// A circuit that opens sessions faster than people do is not used by people. The burst lets the clients of
// a household come back together after their circuit was lost.
const entriesPerSecond = 1;

export interface StrangersOptions {
  readonly maxGuests: number;
  readonly maxGuestsPerCircuit: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

export class Strangers<Stranger extends { end(farewell: Farewell): void }> {
  readonly #options: StrangersOptions;
  readonly #max: number;
  readonly #queue = new AdmissionQueue<Stranger>();
  readonly #entries: CircuitBuckets;

  constructor(options: StrangersOptions) {
    const { maxGuests, maxGuestsPerCircuit, now } = options;
    this.#options = options;
    this.#max = maxStrangersOf(maxGuests);
    const entries = { burst: 2 * maxGuestsPerCircuit, perSecond: entriesPerSecond };
    this.#entries = new CircuitBuckets(entries, now);
  }

  /** How many there are of this circuit. */
  of(circuit: number): number {
    return this.#queue.of(circuit);
  }

  /**
   * Whether one more may come by the circuit; counts it, or the refusal.
   * @returns words for the client that is refused, or null.
   */
  refusalFor(circuit: number | null): string | null {
    if (circuit === null) return null;
    const { maxGuestsPerCircuit, refused } = this.#options;
    // As many as may have a place there: all of these may have lost their connections at once.
    if (this.of(circuit) >= maxGuestsPerCircuit) {
      refused('circuit full');
      return inEnglish('shut.circuitFull');
    }
    if (!this.#entries.trySpend(circuit)) {
      refused('circuit flood');
      return inEnglish('shut.circuitFlood');
    }
    return null;
  }

  /** If there are too many, ends one of them, so that strangers never shut the door. */
  makeRoom(circuit: number | null): void {
    if (this.#queue.sizeBeside(circuit) < this.#max) return;
    const candidate = this.#queue.evictionCandidate(circuit);
    if (candidate === null) return;
    this.#options.refused('crowd');
    candidate.end({ kind: 'crowd', words: inEnglish('shut.crowd') });
  }

  add(stranger: Stranger, circuit: number | null): void {
    this.#queue.add(stranger, circuit);
  }

  /** It has registered, or is gone. */
  remove(stranger: Stranger): void {
    this.#queue.remove(stranger);
  }

  /** Forgets circuits that owe nothing. @param inUse whether somebody is there by it. */
  sweep(inUse: (circuit: number) => boolean): void {
    this.#entries.sweep(inUse);
  }
}
