/// <reference path="../irc-framework.d.ts" />
// One connection to the room, from the socket's opening to its end. Knows nothing of reconnecting.

import IrcClient from 'irc-framework/src/client.js';
import type { Happening } from './happening.ts';
import { translate } from './translate.ts';
import { webSocketTransport, type SocketEnd } from './transport.ts';

export interface Identity {
  readonly nick: string;
  /** null: an open room. */
  readonly passphrase: string | null;
}

export interface Link {
  /** One line as IRC writes it, without CR LF. Nothing happens on a link that is closed. */
  send(line: string): void;
  /** Say goodbye, then close. `ended` follows. */
  quit(reason: string): void;
  /** Close at once and say nothing more, not even `ended`. */
  drop(): void;
}

export interface LinkListener {
  happened(happening: Happening): void;
  ended(end: SocketEnd): void;
}

export type OpenLink = (identity: Identity, listener: LinkListener) => Link;

// A Tor circuit that is silent this long is dead: irc-framework then ends it and we dial anew.
const pingIntervalSeconds = 25;
const pingTimeoutSeconds = 60;

/** Opens links to one address. The time comes in as an argument. */
export function linkOpener(url: string, now: () => number): OpenLink {
  return (identity, listener) => {
    let dropped = false;
    const client = new IrcClient();
    translate(client, now, (happening) => {
      if (!dropped) listener.happened(happening);
    });
    client.connect({
      nick: identity.nick,
      // ngIRCd shows it to others: the same for everybody.
      username: 'guest',
      gecos: 'guest',
      ...(identity.passphrase === null ? {} : { password: identity.passphrase }),
      account: {},
      version: '',
      auto_reconnect: false,
      enable_echomessage: true,
      ping_interval: pingIntervalSeconds,
      ping_timeout: pingTimeoutSeconds,
      transport: webSocketTransport(url, (end) => {
        if (dropped) return;
        dropped = true;
        listener.ended(end);
      }),
    });
    return {
      send: (line) => {
        if (!dropped) client.raw(line);
      },
      quit: (reason) => {
        if (!dropped) client.quit(reason);
      },
      drop: () => {
        dropped = true;
        client.quit('');
      },
    };
  };
}
