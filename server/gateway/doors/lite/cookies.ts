// The cookie that carries a guest's token.

import type { IncomingMessage } from 'node:http';

const cookieName = 'lite';
// No script can read it, and no other site's link or form sends it.
const attributes = 'HttpOnly; SameSite=Strict; Path=/lite';

/** The guest's token; null: the request has no such cookie, or more than one. */
export function cookieToken(request: IncomingMessage): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookieName}=`));
  return found.length === 1 ? (found[0]?.slice(cookieName.length + 1) ?? null) : null;
}

/** A Set-Cookie without an expiry date: the browser forgets it when it ends. */
export function setCookie(token: string): string {
  return `${cookieName}=${token}; ${attributes}`;
}

export const clearCookie = `${cookieName}=; ${attributes}; Max-Age=0`;
