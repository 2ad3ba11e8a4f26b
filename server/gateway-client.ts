// What the supervisor asks and tells the gateway over its control socket, besides its health.

import { parseGatewayStatus, type GatewayStatus } from './config/gateway-config.ts';
import { askGateway } from './probes/daemons.ts';

/** Less than what whoever asks for the status waits; a busy gateway may need much of it. */
const limitMs = 3000;

export class GatewayClient {
  readonly #socketPath: string;

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

  #ask(method: 'GET' | 'POST', path: string, body: string | null): Promise<string> {
    return askGateway(this.#socketPath, method, path, body, AbortSignal.timeout(limitMs));
  }
}
