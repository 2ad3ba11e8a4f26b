// The first lines of a link to ngIRCd. Knows nothing of guests but their nickname.

import type { Door, SessionOptions } from './session-types.ts';
import { encodeUtf8 } from './utf8.ts';

/** What others see as ident and real name. */
const doorNames: { readonly [D in Door]: string } = {
  websocket: 'web',
  lite: 'lite',
  irc: 'irc',
};

/**
 * One write that registers. The ident and the real name are the door's for everybody: what clients
 * send by default is the login and often the full name of a person who wants to be nobody.
 */
export function roomLogin(options: SessionOptions, nick: string, multiPrefix: boolean): Uint8Array {
  const { address, door } = options.identity;
  const name = doorNames[door];
  const lines = [
    // ngIRCd: with DNS off the address becomes the host (and is cloaked), the gateway's name the ident.
    `WEBIRC ${options.webircPassword} ${name} ${address} ${address}`,
    ...(options.passphrase === null ? [] : [`PASS ${options.passphrase}`]),
    // The one capability that is ngIRCd's own work.
    ...(multiPrefix ? ['CAP REQ :multi-prefix', 'CAP END'] : []),
    `NICK ${nick}`,
    `USER ${name} 0 * :${name}`,
  ];
  return encodeUtf8(lines.map((line) => `${line}\r\n`).join(''));
}
