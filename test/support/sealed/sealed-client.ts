// A client that says clear lines, on a link that carries sealed ones.

import { randomBytes } from 'node:crypto';
import { openSealedLines } from '../../../server/sealed/lines/sealed-lines.ts';
import type { SealedLines } from '../../../server/sealed/lines/sealed-lines-types.ts';
import type { Seal } from '../../../server/sealed/seal/seal.ts';
import { IrcClient } from '../irc-client.ts';

export type SealedClient = IrcClient & { link: IrcClient; sealed: SealedLines };

export function sealedClient(link: IrcClient, seal: Seal): SealedClient {
  const environment = {
    seal,
    random: (length: number) => new Uint8Array(randomBytes(length)),
    now: () => performance.now(),
    after: (delayMs: number, call: () => void) => {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
    kept: null,
  };
  const { client, hear } = IrcClient.over(
    (line) => sealed.fromClient(line, null),
    () => {
      sealed.close();
      link.close();
    },
  );
  const sealed = openSealedLines(environment, {
    toClient: hear,
    toRoom: (line) => link.say(line),
    changed: () => {},
  });
  link.listens((line) => sealed.fromRoom(line));
  return Object.assign(client, { link, sealed });
}
