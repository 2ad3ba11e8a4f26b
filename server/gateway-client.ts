// What the supervisor asks and tells the gateway over its control socket, besides its health.

import { setTimeout as delay } from 'node:timers/promises';
import { parseGatewayStatus, type GatewayStatus } from './config/gateway-config.ts';
import type { SshLink } from './config/ssh-look.ts';
import { askGateway } from './probes/daemons.ts';

/** Less than what whoever asks for the status waits; a busy gateway may need much of it. */
const limitMs = 3000;
/** A gateway that starts again answers soon. */
const againMs = 500;

export class GatewayClient {
  readonly #socketPath: string;
  /** How often the end was moved. */
  #moves = 0;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  /** @returns null where the gateway does not answer: it may be starting again */
  async status(): Promise<GatewayStatus | null> {
    try {
      return parseGatewayStatus(await this.#ask('GET', '/status', null));
    } catch {
      return null;
    }
  }

  /** Shows a text to every guest. A gateway that is starting again has no guests to show it to. */
  async notice(text: string): Promise<void> {
    await this.#ask('POST', '/notice', JSON.stringify({ text })).catch(() => {});
  }

  /**
   * Tells every guest when the lifetime is over, which was moved. A gateway that does not answer is told again until
   * it does, or the end is moved again: the one that starts may have been given the time before.
   * @param signal ends the tries. Never rejects.
   */
  async moveEnd(endsAtBootMs: number, text: string, signal: AbortSignal): Promise<void> {
    const body = JSON.stringify({ endsAtBootMs, text });
    const move = (this.#moves += 1);
    while (!signal.aborted && move === this.#moves) {
      try {
        await this.#ask('POST', '/end', body);
        return;
      } catch {
        await delay(againMs, null, { signal }).catch(() => {});
      }
    }
  }

  /**
   * Cuts ssh connections, also in a gateway that is busy. One that ends takes them all with it, so it is not asked for
   * ever. Never rejects.
   */
  async cutSsh(links: readonly SshLink[], signal: AbortSignal): Promise<void> {
    const body = JSON.stringify({ links });
    for (let tries = 0; tries < 3 && !signal.aborted; tries += 1) {
      try {
        await this.#ask('POST', '/ssh-cut', body);
        return;
      } catch {
        await delay(againMs, null, { signal }).catch(() => {});
      }
    }
  }

  #ask(method: 'GET' | 'POST', path: string, body: string | null): Promise<string> {
    return askGateway(this.#socketPath, method, path, body, AbortSignal.timeout(limitMs));
  }
}
