// Where the control port of a tor is that runs already, as the operator writes it. Pure.

import { ValueError } from '../sentences/value-error.ts';

/** A unix socket, or an address of TCP. */
export type TorControl =
  | { readonly path: string }
  | { readonly host: string; readonly port: number };

/** unix(7): 108 bytes, the last of them 0. */
const maxPathBytes = 107;

/**
 * Reads `/run/tor/control`, `unix:/run/tor/control`, `127.0.0.1:9051`, `localhost:9051` or `[::1]:9051`; '' is null.
 * An address must be of this machine or of a private network: a name would have to be looked up, and a control port
 * on the Internet is everybody's.
 * @throws {ValueError}
 */
export function torControl(text: string): TorControl | null {
  if (text === '') return null;
  const path = text.replace(/^unix:/, '');
  if (path.startsWith('/')) {
    if (path.length > maxPathBytes || !/^[\x21-\x7e]+[^/]$/.test(path))
      throw new ValueError('config.torControlPath', { most: maxPathBytes });
    return { path };
  }
  const [, name = '', digits = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  const host = name === 'localhost' ? '127.0.0.1' : name.replace(/^\[(.*)\]$/, '$1');
  if (port < 1 || port > 65_535 || !(isIpv4(host) || isIpv6(host)))
    throw new ValueError('config.notATorControl');
  if (!isLoopback({ host, port }) && !isPrivate(host))
    throw new ValueError('config.torControlPublic');
  return { host, port };
}

/** As the operator writes it. */
export function torControlText(place: TorControl): string {
  if ('path' in place) return place.path;
  return place.host.includes(':') ? `[${place.host}]:${place.port}` : `${place.host}:${place.port}`;
}

/** Whether that tor runs on this machine. */
export function isLoopback(place: TorControl): boolean {
  return 'path' in place || place.host === '::1' || place.host.startsWith('127.');
}

function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** Only as it is written in full or for loopback: RFC 4193 addresses, and ::1. */
function isIpv6(host: string): boolean {
  return host === '::1' || /^f[cd][0-9a-f]{2}(:[0-9a-f]{0,4}){1,7}$/.test(host);
}

/** RFC 1918 and RFC 4193. */
function isPrivate(host: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(host);
}

/**
 * Where the room listens for that tor. OnionShare's ports: firewalls of Tails and Whonix let tor reach no others, nor do
 * their filters let them into a service.
 */
export const firstTorPort = 17_600;
export const lastTorPort = 17_650;
