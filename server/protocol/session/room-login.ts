// The first lines of a link to ngIRCd. Knows nothing of guests but their nickname.

import type { SessionOptions } from './session-types.ts';
import { encodeUtf8 } from '../wire/utf8.ts';

/** What others see of everybody as real name, and behind a comma as ident. */
const name = 'guest';

/**
 * One write that registers. The ident and the real name are the same for everybody: what clients send
 * by default is the login and often the full name of a person who wants to be nobody, and by which door
 * somebody came is nobody's matter.
 *
 * The ident starts with a comma, so that nobody can write to it. ngIRCd gives a message whose target is
 * no nickname to the first guest who has that ident (RFC 2812 §2.3.1, `user%host@server`): with `guest`
 * as ident, what was meant for a `guest` who left reaches a stranger. A comma parts targets, so none holds
 * one. (Nor could it hold a '%'; but USERHOST of ngIRCd 28 and before takes idents for a format of printf.)
 * USER may not hold a comma; its name counts where ngIRCd is built without Ident, and becomes `~guest` there,
 * which is not a nickname that anybody had.
 */
export function roomLogin(options: SessionOptions, nick: string, multiPrefix: boolean): Uint8Array {
  const { address } = options.identity;
  const lines = [
    // ngIRCd: with DNS off the address becomes the host (and is cloaked), the gateway's name the ident.
    `WEBIRC ${options.webircPassword} ,${name} ${address} ${address}`,
    `PASS ${options.ngircdPassword}`,
    // The one capability that is ngIRCd's own work.
    ...(multiPrefix ? ['CAP REQ :multi-prefix', 'CAP END'] : []),
    `NICK ${nick}`,
    `USER ${name} 0 * :${name}`,
  ];
  return encodeUtf8(lines.map((line) => `${line}\r\n`).join(''));
}
