// How the bench's guests come into a room: what a process of its own can be told about it.

import { openPlainLines } from '../../support/sealed/plain-lines.ts';
import { SealedGuest } from '../../support/sealed/sealed-guest.ts';
import { socksWire, webSocketWire, type Dial } from '../../support/wire.ts';
import { openSealedLines } from '../../../server/sealed/lines/sealed-lines.ts';
import { parseSeal } from '../../../server/sealed/seal/seal.ts';

export interface Way {
  readonly isSealed: boolean;
  readonly passphrase: string;
  /** The web door on loopback; null: over Tor. */
  readonly webPort: number | null;
  readonly onion: { readonly address: string; readonly socksPort: number } | null;
}

export interface Person {
  readonly nick: string;
  /** As in a link. */
  readonly seal: string;
}

export const channel = '#lobby';

function dialOf({ webPort, onion }: Way): Dial {
  if (onion !== null) return socksWire(onion.socksPort, onion.address, 6667);
  return webSocketWire(`127.0.0.1:${webPort}`);
}

export function guestBy(way: Way, { nick, seal }: Person): SealedGuest {
  const parsed = parseSeal(seal);
  if (parsed === null) throw new Error('no seal');
  return new SealedGuest({
    dial: dialOf(way),
    seal: parsed,
    nick,
    secret: way.passphrase,
    open: way.isSealed ? openSealedLines : openPlainLines,
  });
}

export async function enters(guest: SealedGuest): Promise<void> {
  await guest.joins(channel);
  await guest.isInside(180_000);
}
