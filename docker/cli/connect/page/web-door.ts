// Decides from an invitation where the room's web door is, and whether it may be dialled. Pure.

import type { Invitation } from '../../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { placeOf, plainHost, type Place } from '../dial/door-place.ts';

export interface WebDoor {
  readonly host: string;
  readonly port: number;
  readonly place: Place;
  /** As the room knows itself: `http://…`, no slash at the end. */
  readonly origin: string;
}

/**
 * The web door as an address to dial. It speaks plain http, which onions encrypt; on other networks everybody on
 * the way could read the passphrase.
 * @throws {Problem} that does not name the host.
 */
export function webDoorOf({ origin }: Invitation): WebDoor {
  const url = new URL(origin);
  if (url.protocol !== 'http:') throw new Problem(sentence('page.onlyHttp'));
  const host = plainHost(url.hostname);
  const place = host === null ? 'open' : placeOf(host);
  if (host === null || place === 'open') {
    throw new Problem(sentence('page.openNetwork'), { hint: sentence('page.needsOnion') });
  }
  return { host, port: url.port === '' ? 80 : Number(url.port), place, origin: url.origin };
}
