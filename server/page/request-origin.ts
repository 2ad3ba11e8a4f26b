// Reads from a request's headers whether it is for this room's own host name, and whether it comes from
// this room's own page.

import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refusal.ts';

/**
 * Every value of a header. Where Host stands twice, Node keeps the first and hides the others;
 * `rawHeaders` has them all.
 */
function valuesOf(request: IncomingMessage, name: string): string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

/**
 * The host names that a listener answers to. Each listener has its own: a client on loopback must not be
 * able to find out the onion address of this machine, nor a client of the onion the names on loopback.
 */
export interface HostNames {
  /** As {@link plainHost} writes them. */
  readonly names: ReadonlySet<string>;
  /** The page's address, for a client that asked for another host; null: it is told to nobody. */
  readonly address: string | null;
}

/** @param hosts `name` or `name:port`; the first becomes the address. */
export function hostNames(hosts: readonly string[]): HostNames {
  const [first] = hosts;
  return {
    names: new Set(hosts.map(plainHost)),
    address: first === undefined ? null : `http://${plainHost(first)}/`,
  };
}

/**
 * The one spelling of a host: lower case (RFC 3986 §6.2.2.1), without the root's dot (RFC 1034 §3.1),
 * and without port 80, which is the default of http.
 */
export function plainHost(host: string): string {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(:[0-9]*)?$/.exec(host.toLowerCase()) ?? [];
  const number = port.replace(/^:0*(?=[0-9])/, '');
  const rest = number === '' || number === ':' || number === '80' ? '' : `:${number}`;
  return `${name.replace(/\.$/, '')}${rest}`;
}

/**
 * The host that a request is for, as the client wrote it, in lower case; null: there is not exactly one.
 * Where the target is an absolute address, the Host header does not count (RFC 9112 §3.2.2).
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
 * The one Host of a request if it is one of ours. Other names are refused: otherwise any page could
 * make its own name resolve to the room (DNS rebinding).
 * @returns the host as the browser wrote it, in lower case: its Origin and our policy must name the same.
 */
export function ownHost(request: IncomingMessage, hosts: HostNames): string | Refusal {
  const host = askedHost(request);
  if (host === null) {
    return { status: 400, words: 'A request names its host once.', reason: 'host' };
  }
  if (hosts.names.has(plainHost(host))) return host;
  // The whole address, as a person who forwards another port to the room cannot guess it.
  const there = hosts.address === null ? '' : ` The room is at ${hosts.address}`;
  return { status: 421, words: `This is not the host you asked for.${there}`, reason: 'host' };
}

/**
 * Refuses a WebSocket that another page opened; null: the room's own page opened it.
 * A request without Origin is refused too: only programs send none, and they have the IRC door.
 * @param host what {@link ownHost} returned.
 */
export function foreignOrigin(request: IncomingMessage, host: string): Refusal | null {
  const origins = valuesOf(request, 'origin');
  // The room's page is served over plain http: the onion's circuit encrypts it.
  const own = origins.length === 1 && origins[0]?.toLowerCase() === `http://${host}`;
  // A second check, for browsers that send it (Fetch Metadata): they do so in secure contexts only.
  const crossSite = valuesOf(request, 'sec-fetch-site').some((site) => site === 'cross-site');
  if (own && !crossSite) return null;
  return { status: 403, words: 'Only this room’s own page may open its socket.', reason: 'origin' };
}
