// The first lines on a link to ngIRCd: the login.

import type { SessionOptions } from './session-types.ts';
import { encodeUtf8 } from '../wire/utf8.ts';

/** Everybody's real name, and, behind a comma, everybody's ident. */
const name = 'guest';

/**
 * The login, in one write. Ident and real name are the same for everybody: clients send the login and often
 * the full name of a person who wants to be nobody. They do not tell the door, either.
 *
 * The ident starts with a comma, so that nobody can send to it. ngIRCd gives a message whose target is no
 * nickname to the first guest with that ident (RFC 2812 §2.3.1, `user%host@server`): with the ident `guest`, a
 * message for a `guest` who left would reach a stranger. A comma separates targets, so no target holds one.
 * (Nor could it hold a '%', but USERHOST of ngIRCd up to 28 takes idents for a format of printf.)
 * USER may not hold a comma. Its name counts where ngIRCd is built without Ident, and becomes `~guest` there;
 * nobody has that as a nickname.
 * @param ngircds capabilities of ngIRCd's own that the guest has switched on.
 */
export function roomLogin(
  options: SessionOptions,
  nick: string,
  ngircds: readonly string[],
): Uint8Array {
  const { address } = options.identity;
  const lines = [
    // In ngIRCd with DNS off, the address becomes the host (and is cloaked), the gateway's name the ident.
    `WEBIRC ${options.webircPassword} ,${name} ${address} ${address}`,
    `PASS ${options.ngircdPassword}`,
    ...(ngircds.length === 0 ? [] : [`CAP REQ :${ngircds.join(' ')}`, 'CAP END']),
    `NICK ${nick}`,
    `USER ${name} 0 * :${name}`,
  ];
  return encodeUtf8(lines.map((line) => `${line}\r\n`).join(''));
}
