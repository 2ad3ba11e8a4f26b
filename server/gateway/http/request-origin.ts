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
 * The names that a listener answers to. Each listener has its own: who asks on loopback must not be able
 * to find out which onion this machine carries, nor the other way round.
 */
export interface HostNames {
  /** As {@link plainHost} writes them. */
  readonly names: ReadonlySet<string>;
  /** Where the page is, as somebody who came by another address is told; null: nobody is told. */
  readonly address: string | null;
}

/** @param hosts `name` or `name:port`; the first is what others are told. */
export function hostNames(hosts: readonly string[]): HostNames {
  const [first] = hosts;
  return {
    names: new Set(hosts.map(plainHost)),
    address: first === undefined ? null : `http://${plainHost(first)}/`,
  };
}

/**
 * One spelling for all that mean the same host: lower case (RFC 3986 §6.2.2.1), without the dot of the
 * root (RFC 1034 §3.1), and without http's own port.
 */
export function plainHost(host: string): string {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(:[0-9]*)?$/.exec(host.toLowerCase()) ?? [];
  const number = port.replace(/^:0*(?=[0-9])/, '');
  const rest = number === '' || number === ':' || number === '80' ? '' : `:${number}`;
  return `${name.replace(/\.$/, '')}${rest}`;
}

/**
 * The host that a request is for, as its sender wrote it, in lower case. Where the whole address is the
 * target, the Host header does not count (RFC 9112 §3.2.2).
 */
function askedHost(request: IncomingMessage): string | null {
  const [host, ...more] = valuesOf(request, 'host');
  if (host === undefined || more.length > 0) return null;
  const { url = '' } = request;
  if (!isAbsolute(url)) return url.startsWith('/') || url === '*' ? host.toLowerCase() : null;
  return /^http:\/\/([^/?#@]+)(?=[/?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** The target of a request without its scheme and host, where it has them. */
export function originForm(url: string): string {
  if (!isAbsolute(url)) return url;
  const path = url.replace(/^[a-z][a-z0-9+.-]*:(\/\/[^/?#]*)?/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function isAbsolute(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/**
 * The one Host of a request if it is one of ours. A name that is not ours is refused: else any page
 * could point its own name at the room (DNS rebinding).
 * @returns the host as the browser has it, in lower case: what its Origin and our policy must name.
 */
export function ownHost(request: IncomingMessage, hosts: HostNames): string | Refusal {
  const host = askedHost(request);
  if (host === null) {
    return { status: 400, words: 'A request names its host once.', reason: 'host' };
  }
  if (hosts.names.has(plainHost(host))) return host;
  // Said in full, as whoever forwards a port of their own to the room cannot guess it.
  const there = hosts.address === null ? '' : ` The room is at ${hosts.address}`;
  return { status: 421, words: `This is not the host you asked for.${there}`, reason: 'host' };
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
