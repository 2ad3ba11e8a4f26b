// Decides how long to wait before the next try, and what the guest is shown meanwhile. Pure: it holds
// numbers and no timer.

import { backoffMs } from '../../../server/contract/base/backoff.ts';
import type { ConnectionState } from './session-state.ts';

export interface Wait {
  readonly waitMs: number;
  /** What is shown meanwhile. */
  readonly state: ConnectionState;
}

const backoff = { firstMs: 1_000, capMs: 30_000 };

export class ReconnectPolicy {
  #failures = 0;
  /** A connection came up while the browser said that it had no network: it does not know every way. */
  #browserWasWrong = false;

  /** How many tries failed in a row. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * The connection broke, or a try failed.
   * @param hasNetwork as the browser says.
   * @param random 0 to 1.
   */
  failed(hasNetwork: boolean, random: number): Wait {
    const waitMs = Math.round(backoffMs(backoff, this.#failures + 1, random));
    // A browser that was wrong before is believed again once a try has failed.
    const isDoubted = this.#browserWasWrong && this.#failures === 0;
    this.#failures += 1;
    const isOffline = !hasNetwork && !isDoubted;
    return { waitMs, state: isOffline ? { is: 'offline' } : { is: 'waiting', waitMs } };
  }

  /** @param hasNetwork as the browser says. */
  succeeded(hasNetwork: boolean): void {
    this.#failures = 0;
    if (!hasNetwork) this.#browserWasWrong = true;
  }

  /** Another session begins. */
  reset(): void {
    this.#failures = 0;
  }
}
