// Whether a request speaks to this room's own name, and comes from this room's own page.
// Knows nothing of sockets: it reads headers and answers with a refusal or null.

import type { IncomingMessage } from 'node:http';

/**
 * Why a request is refused: a status, words for the peer, and a name for the status page's count.
 */
export interface Refusal {
  readonly status: number;
  readonly words: string;
  readonly reason: string;
}

/**
 * Every value of a header. Node keeps the first of a doubled Host and hides the rest;
 * rawHeaders tells.
 */
function valuesOf(request: IncomingMessage, name: string): string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

/**
 * The one Host of a request if it is one of ours. A name that is not ours is refused: else any page
 * could point its own name at the room (DNS rebinding).
 */
export function ownHost(request: IncomingMessage, hosts: ReadonlySet<string>): string | Refusal {
  const [host, ...more] = valuesOf(request, 'host');
  if (host === undefined || more.length > 0) {
    return { status: 400, words: 'A request names its host once.', reason: 'host' };
  }
  // Host names are compared without case (RFC 3986 §6.2.2.1).
  const name = host.toLowerCase();
  if (hosts.has(name)) return name;
  return { status: 421, words: 'This is not the host you asked for.', reason: 'host' };
}

/**
 * Refuses a WebSocket that the room's own page did not open; null: it did.
 * A missing Origin is refused too: only programs send none, and they have the IRC door.
 * @param host what {@link ownHost} found.
 */
export function foreignOrigin(request: IncomingMessage, host: string): Refusal | null {
  const origins = valuesOf(request, 'origin');
  // The room's page is served over plain http: on an onion the circuit is the encryption.
  const own = origins.length === 1 && origins[0]?.toLowerCase() === `http://${host}`;
  // A second line where the browser sends it (Fetch Metadata): only secure contexts do.
  const crossSite = valuesOf(request, 'sec-fetch-site').some((site) => site === 'cross-site');
  if (own && !crossSite) return null;
  return { status: 403, words: 'Only this room’s own page may open its socket.', reason: 'origin' };
}
