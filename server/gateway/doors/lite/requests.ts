// What the lite door reads of a request: fields, the query, cookies, and whether a form is this room's
// own. Knows nothing of guests.

import type { IncomingMessage } from 'node:http';
import { foreignOrigin } from '../../http/request-origin.ts';

const cookieName = 'lite';

/** One value of a parsed query or body; '' where there is none, or more than one. */
export function one(fields: unknown, name: string): string {
  if (fields instanceof URLSearchParams) {
    const values = fields.getAll(name);
    return values.length === 1 ? (values[0] ?? '') : '';
  }
  if (typeof fields !== 'object' || fields === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(fields, name)?.value;
  return typeof value === 'string' ? value : '';
}

/** The guest's token by cookie; null: none came, or more than one. */
export function cookieToken(request: IncomingMessage): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookieName}=`));
  return found.length === 1 ? (found[0]?.slice(cookieName.length + 1) ?? null) : null;
}

/** No script reads it, no other site's link or form carries it; it is gone with the browser. */
export function setCookie(token: string): string {
  return `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/lite`;
}

export const clearCookie = `${cookieName}=; HttpOnly; SameSite=Strict; Path=/lite; Max-Age=0`;

/**
 * Whether a POST comes from this room's own page. Every browser that could be tricked by another site
 * sends an Origin with a POST (Fetch, "append a request Origin header"), which must be ours. w3m and
 * lynx send none: for them the form's own id stands, which no other site can know; where they say
 * a Referer, it must be ours.
 * @param host the request's Host, which is one of ours.
 */
export function isOwnForm(request: IncomingMessage, host: string): boolean {
  const { headers } = request;
  if (headers.origin !== undefined) return foreignOrigin(request, host) === null;
  if (headers['sec-fetch-site'] !== undefined || headers['sec-fetch-mode'] !== undefined)
    return false;
  const { referer } = headers;
  return referer === undefined || referer.toLowerCase().startsWith(`http://${host}/`);
}
