// When to dial, and what is told of the line meanwhile. Knows nothing of what is dialled; time and dice
// come in as arguments.

import { signal, type ReadonlySignal } from '@preact/signals';
import { backoffMs } from '../../../server/contract/base/backoff.ts';
import type { ConnectionState } from './session-state.ts';

export interface RedialWorld {
  /** 0 to 1. */
  readonly random: () => number;
  /** Calls back once after so many milliseconds; gives what calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** False where the browser knows that it has no network. */
  readonly hasNetwork: () => boolean;
  readonly dial: () => void;
  /** What was dialled did not answer in time. */
  readonly ranOut: () => void;
}

/** From dialling to 001, or to the answer to RESUME. A first circuit to an onion takes half a minute. */
const answerMs = 45_000;
/** How long "back, and nothing is lost" stands there. */
const goodNewsMs = 6_000;
const backoff = { firstMs: 1_000, capMs: 30_000 };

export class ReconnectPolicy {
  readonly #world: RedialWorld;
  readonly #state = signal<ConnectionState>({ is: 'connecting' });
  #callOff: () => void = () => undefined;
  #failures = 0;
  /** A line came up while the browser said that it had no network: it knows only part of the ways. */
  #knowsNotAll = false;

  constructor(world: RedialWorld) {
    this.#world = world;
  }

  get state(): ReadonlySignal<ConnectionState> {
    return this.#state;
  }

  /** In a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Dials at once. */
  now(): void {
    this.#state.value = { is: 'connecting' };
    this.#next(answerMs, this.#world.ranOut);
    this.#world.dial();
  }

  /** The same, if it would be dialled later. */
  sooner(): void {
    const { is } = this.#state.value;
    if (is === 'waiting' || is === 'offline') this.now();
  }

  /** The line broke: dials after a while, longer from time to time. */
  later(): void {
    const waitMs = Math.round(backoffMs(backoff, this.#failures + 1, this.#world.random()));
    // Who was wrong before is believed once a try has failed, too.
    const isDoubted = this.#knowsNotAll && this.#failures === 0;
    this.#failures += 1;
    const isOffline = !this.#world.hasNetwork() && !isDoubted;
    this.#state.value = isOffline ? { is: 'offline' } : { is: 'waiting', waitMs };
    this.#next(waitMs, () => this.now());
  }

  /** The line is up. @param lost lines, if it was up before; null: the guest has just entered. */
  up(lost: number | null): void {
    this.stop();
    this.#failures = 0;
    if (!this.#world.hasNetwork()) this.#knowsNotAll = true;
    this.#state.value = lost === null ? { is: 'online' } : { is: 'back', lost };
    if (lost === null) return;
    this.#next(goodNewsMs, () => {
      this.#state.value = { is: 'online' };
    });
  }

  /** Another has our place: dials no more by itself. */
  taken(): void {
    this.stop();
    this.#state.value = { is: 'taken' };
  }

  /** Nothing is due any more. */
  stop(): void {
    this.#callOff();
    this.#callOff = () => undefined;
  }

  /** For another stay. */
  reset(): void {
    this.stop();
    this.#failures = 0;
  }

  #next(delayMs: number, call: () => void): void {
    this.stop();
    this.#callOff = this.#world.after(delayMs, call);
  }
}
