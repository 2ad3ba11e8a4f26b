// Whether a request comes from a client that a guest came in by. For guests without a cookie: their address
// opens their place in any browser that it is handed to. Knows no guest.

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * What one client has in common from request to request, and another over Tor never has: the circuit. Beside
 * it what browsers say of themselves; and one that sends our cookie keeps cookies, so the path is not its own.
 */
export function clientMark({ headers }: IncomingMessage, circuit: number | null): string {
  const said = [headers['user-agent'], headers['accept-language'], headers['accept-encoding']];
  const parts = [circuit, /\blite=/.test(headers.cookie ?? ''), ...said];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/**
 * A page below the guest's own path led here. No other site and no link that somebody wrote can say so: the
 * room's pages lead out without a Referer.
 * @param host the request's Host.
 * @param base `/lite/t/TOKEN/`.
 */
export function isFromOwnPage({ headers }: IncomingMessage, host: string, base: string): boolean {
  return (headers.referer ?? '').startsWith(`http://${host}${base}`);
}

// Circuits break, and each new one that was said yes to is remembered.
const maxClients = 16;

/** The clients of one guest, by their marks. */
export class KnownClients {
  readonly #marks = new Set<string>();

  add(mark: string): void {
    this.#marks.delete(mark);
    this.#marks.add(mark);
    const [oldest] = this.#marks;
    if (oldest !== undefined && this.#marks.size > maxClients) this.#marks.delete(oldest);
  }

  has(mark: string): boolean {
    return this.#marks.has(mark);
  }
}
