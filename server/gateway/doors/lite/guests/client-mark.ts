// Recognises the browsers that a guest uses. For guests without a cookie: their address has the token in it, and
// would open the guest's pages in any browser that it is handed to.

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * A hash of what stays the same in all requests of one browser. Over Tor another browser always has another
 * circuit. Where no circuits are told, each connection counts as one: who has no cookie is asked more often. Besides, there is what browsers say of themselves, and whether they send our cookie: one that does
 * keeps cookies, so a path with a token is not its own.
 */
export function clientMark({ headers }: IncomingMessage, circuit: number | null): string {
  const said = [headers['user-agent'], headers['accept-language'], headers['accept-encoding']];
  const parts = [circuit, /\blite=/.test(headers.cookie ?? ''), ...said];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

// Circuits break, and a guest who confirms a new one has one more.
const maxClients = 16;

/** The browsers of one guest, by their marks. Above the limit the one not seen for longest is forgotten. */
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
