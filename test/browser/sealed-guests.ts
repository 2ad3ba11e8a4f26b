// Guests of a sealed room on this machine: each has an invitation of their own, with a seal.

import { randomBytes } from 'node:crypto';

import {
  formatSeal,
  guestSealFor,
  hostSealFor,
  mintHostSeal,
} from '../../server/sealed/seal/seal.ts';
import { passphrase } from '../support/gateway.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';

export interface SealedNearRoom extends NearRoom {
  readonly hostLink: string;
  /** The link of another guest. */
  guestLink(): string;
}

export async function openSealedRoom(): Promise<SealedNearRoom> {
  const near = await openNearRoom({ sealed: 'on' });
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const host = mintHostSeal('i1', random);
  const origin = near.link.slice(0, near.link.indexOf('#'));
  const linkWith = (seal: string): string => `${origin}#room=lobby&seal=${seal}&key=${passphrase}`;
  return {
    ...near,
    hostLink: linkWith(formatSeal(hostSealFor(host, 'i1'))),
    guestLink: () => linkWith(formatSeal(guestSealFor(host, 'shared', random))),
  };
}
