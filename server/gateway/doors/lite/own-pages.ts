// Whether a request was made by one of this room's own pages.

import type { IncomingMessage } from 'node:http';
import { foreignOrigin } from '../../../page/request-origin.ts';

/**
 * Whether a POST comes from a form of this room. Every browser that could be tricked by another site
 * sends an Origin with a POST (Fetch, "append a request Origin header"), which must be ours. w3m and
 * lynx send none: there the form's own id is the proof, which no other site can know; if they send a
 * Referer, it must be ours.
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

/**
 * Whether a page below the guest's own path led here. No other site, and no link in a message, can make a browser
 * say so: the room's pages send no Referer to other sites.
 * @param host the request's Host.
 * @param base `/lite/t/TOKEN/`.
 */
export function isFromOwnPage({ headers }: IncomingMessage, host: string, base: string): boolean {
  return (headers.referer ?? '').startsWith(`http://${host}${base}`);
}
