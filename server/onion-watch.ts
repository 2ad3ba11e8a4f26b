// Follows the onion from tor's start until guests can reach it. It counts as reachable only after our own page
// came back through Tor.

import type { OnionState, OnionStatus } from './contract/host/status.ts';
import type { TorNews } from './probes/tor-control.ts';

export interface OnionWatchOptions {
  readonly address: string;
  /** The link to tor. */
  readonly tor: {
    /** Runs until the connection to tor is over, or the signal aborts. */
    follow(news: TorNews, signal: AbortSignal): Promise<void>;
    /** Rejects unless our own onion answers. */
    dial(address: string, signal: AbortSignal): Promise<void>;
  };
  /** The tor is not ours: it may be away while the room is there. */
  readonly isBorrowed: boolean;
  readonly onChange: (status: OnionStatus) => void;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

const firstRetryMs = 500;
const lastRetryMs = 30_000;
/** One circuit in ten minutes is what a quiet guest makes. */
const recheckMs = 600_000;

/**
 * A random time from half to one and a half of the mean: whoever sees this machine's traffic would recognise
 * a dial that comes at even times.
 */
function uneven(meanMs: number, random: () => number): number {
  return Math.round(meanMs * (0.5 + random()));
}

export class OnionWatch {
  readonly #options: OnionWatchOptions;
  #state: OnionState = 'bootstrapping';
  #percent = 0;
  #dialing = false;

  constructor(options: OnionWatchOptions) {
    this.#options = options;
  }

  status(): OnionStatus {
    const { address, isBorrowed } = this.#options;
    const status = { state: this.#state, address, percent: this.#percent };
    return isBorrowed ? { ...status, borrowed: true } : status;
  }

  /** Runs until the signal aborts; a tor that is started again is followed again. */
  async run(): Promise<void> {
    const { tor, signal, isBorrowed } = this.#options;
    while (!signal.aborted) {
      const gone = new AbortController();
      await tor.follow(
        {
          onBootstrap: (percent) => this.#bootstrapped(percent),
          onPublished: () => void this.#dialUntilReached(AbortSignal.any([signal, gone.signal])),
          onUnchecked: () => this.#become('unchecked', this.#percent),
        },
        signal,
      );
      gone.abort();
      if (isBorrowed) this.#become('noTor', 0);
      else if (this.#percent > 0) this.#become('bootstrapping', 0);
      await pause(firstRetryMs, signal);
    }
  }

  #bootstrapped(percent: number): void {
    if (this.#state === 'noTor') this.#state = 'bootstrapping';
    if (this.#state === 'bootstrapping' && percent === 100) this.#become('publishing', 100);
    else this.#become(this.#state, percent);
  }

  /** One loop at a time: the descriptor goes to several directories, and each reports it. */
  async #dialUntilReached(signal: AbortSignal): Promise<void> {
    if (this.#dialing) return;
    this.#dialing = true;
    if (this.#state !== 'reachable') this.#become('checking', this.#percent);
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      try {
        await this.#options.tor.dial(this.#options.address, signal);
        this.#become('reachable', this.#percent);
        retryMs = firstRetryMs;
        await pause(uneven(recheckMs, this.#options.random), signal);
      } catch {
        if (signal.aborted) break;
        if (this.#state === 'reachable') this.#become('unreachable', this.#percent);
        await pause(uneven(retryMs, this.#options.random), signal);
        retryMs = Math.min(lastRetryMs, retryMs * 2);
      }
    }
    this.#dialing = false;
  }

  #become(state: OnionState, percent: number): void {
    if (this.#options.signal.aborted) return;
    if (state === this.#state && percent === this.#percent) return;
    this.#state = state;
    this.#percent = percent;
    this.#options.onChange(this.status());
  }
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
