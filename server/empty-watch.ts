// Ends a room that has been empty for so long, once somebody has been in. A guest whose connection was lost counts
// as in, as long as their place is kept.

import type { GatewayStatus } from './config/gateway-config.ts';
import type { Clock } from './supervisor/clock.ts';

type Occupancy = Pick<GatewayStatus, 'guests' | 'emptySinceBootMs'>;

export interface EmptyWatchOptions {
  readonly clock: Clock;
  /** A clock that runs on while the machine sleeps. */
  readonly bootMs: () => number;
  readonly afterMs: number;
  /** Who is in, or since when nobody is; null: the gateway does not answer. */
  readonly occupancy: () => Promise<Occupancy | null>;
  readonly onEnd: () => void;
}

const lookMs = 1000;

export class EmptyWatch {
  readonly #options: EmptyWatchOptions;
  #wasSomebodyIn = false;
  /** By `bootMs`; null: somebody is in, or nobody has been. */
  #emptySince: number | null = null;
  #isRunning = false;
  #cancel = (): void => {};

  constructor(options: EmptyWatchOptions) {
    this.#options = options;
  }

  /** Until the room ends, unless somebody enters; null: nothing runs. */
  get leftMs(): number | null {
    const { bootMs, afterMs } = this.#options;
    return this.#emptySince === null ? null : Math.max(0, this.#emptySince + afterMs - bootMs());
  }

  start(): void {
    this.#isRunning = true;
    void this.#look();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { clock, bootMs, occupancy, onEnd } = this.#options;
    const found = await occupancy();
    if (!this.#isRunning) return;
    // Not known: a gateway that starts again has nobody yet, and its guests are on their way back.
    if (found !== null) this.#note(found, bootMs());
    const { leftMs } = this;
    // A gateway that does not answer may have somebody in.
    if (leftMs === 0 && found !== null) return onEnd();
    this.#cancel = clock.after(Math.min(lookMs, leftMs || lookMs), () => void this.#look());
  }

  #note({ guests, emptySinceBootMs }: Occupancy, nowMs: number): void {
    if (guests > 0) {
      this.#wasSomebodyIn = true;
      this.#emptySince = null;
    } else if (emptySinceBootMs !== null) {
      // Also whoever was in only between two looks.
      this.#wasSomebodyIn = true;
      this.#emptySince = emptySinceBootMs;
    } else if (this.#wasSomebodyIn) this.#emptySince ??= nowMs;
  }
}
