// Keeps a tunnel up. If it was in use when it was lost, it is opened again at once, then after longer and longer
// waits. If it was idle, it is opened on demand: sshd closes idle connections.

import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '../../../server/contract/base/backoff.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { RefusedProblem, type Tunnel } from './ssh-tunnel.ts';

export interface KeptTunnelOptions {
  readonly open: () => Promise<Tunnel>;
  readonly onUp: () => void;
  readonly onDrop: (was: 'in use' | 'idle') => void;
  /** An attempt after the first failed; the next comes after so many milliseconds. */
  readonly onFailure: (problem: Problem, delayMs: number) => void;
  readonly signal: AbortSignal;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
}

const backoff = { firstMs: 1000, capMs: 60_000 };

/** @param failures since the tunnel was lost, from 0. */
export function retryDelayMs(failures: number, random: () => number): number {
  return Math.round(backoffMs(backoff, failures + 1, random()));
}

export class KeptTunnel {
  readonly #options: KeptTunnelOptions;
  #current = Promise.withResolvers<Tunnel>();
  #demand = Promise.withResolvers<void>();

  constructor(options: KeptTunnelOptions) {
    this.#options = options;
  }

  /** A stream through the tunnel, or through the next one to be up. @throws {Error} if it is refused. */
  async open(): Promise<Duplex> {
    this.#demand.resolve();
    const tunnel = await this.#current.promise;
    return await tunnel.open();
  }

  /** Resolves when the tunnel is up. */
  async up(): Promise<void> {
    await this.#current.promise;
  }

  /**
   * Resolves once `signal` aborts.
   * @throws {Problem} if the first attempt fails, or a later one in a way that lasts.
   */
  async run(): Promise<void> {
    const { open, onUp, onDrop, signal } = this.#options;
    let tunnel = await this.#unlessAborted(open());
    while (tunnel !== null) {
      this.#current.resolve(tunnel);
      onUp();
      const was = await tunnel.closed;
      if (signal.aborted) return;
      this.#current = Promise.withResolvers();
      this.#demand = Promise.withResolvers();
      onDrop(was);
      if (was === 'idle') await Promise.race([this.#demand.promise, aborted(signal)]);
      tunnel = await this.#openAgain(was === 'in use');
    }
  }

  /** @returns null if `signal` aborts meanwhile. */
  async #openAgain(wait: boolean): Promise<Tunnel | null> {
    const { open, onFailure, signal, random } = this.#options;
    for (let failures = 0; ; failures += 1) {
      // A client waits for it, and no other client was cut off.
      const delayMs = wait || failures > 0 ? retryDelayMs(failures, random) : 0;
      await delay(delayMs, null, { signal }).catch(() => null);
      if (signal.aborted) return null;
      try {
        return await this.#unlessAborted(open());
      } catch (error) {
        if (!(error instanceof Problem) || error instanceof RefusedProblem) throw error;
        onFailure(
          error,
          retryDelayMs(failures + 1, () => 1),
        );
      }
    }
  }

  async #unlessAborted(opening: Promise<Tunnel>): Promise<Tunnel | null> {
    try {
      return await opening;
    } catch (error) {
      if (this.#options.signal.aborted) return null;
      throw error;
    }
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
