// Guests of a sealed room on this machine: each has an invitation of their own, with a seal.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

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
  /** The link of another guest. @param port of a server that lies in between; none: the room's own. */
  guestLink(port?: number): string;
}

/** @param ports of servers that lie in between. */
export async function openSealedRoom(ports: readonly number[] = []): Promise<SealedNearRoom> {
  const near = await openNearRoom(
    { sealed: 'on' },
    ports.map((port) => `127.0.0.1:${port}`),
  );
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const host = mintHostSeal('i1', random);
  const linkWith = (seal: string, port: number): string =>
    `http://127.0.0.1:${port}/#room=lobby&seal=${seal}&key=${passphrase}`;
  return {
    ...near,
    hostLink: linkWith(formatSeal(hostSealFor(host, 'i1')), near.room.webPort),
    guestLink: (port = near.room.webPort) =>
      linkWith(formatSeal(guestSealFor(host, 'shared', random)), port),
  };
}

export interface LyingServer {
  /** From now on, the next sealed line to the guest is changed by one letter. */
  lie(): void;
  /** From now on, it gives nobody the script that seals. */
  hide(): void;
  /** How many lines it has changed. */
  readonly lies: number;
  end(): Promise<void>;
}

/** A real server between a guest and the room. @param to the room's port. */
export async function openLyingServer(port: number, to: number): Promise<LyingServer> {
  let isArmed = false;
  let hides = false;
  let lies = 0;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.on('data', (bytes) => {
      if (hides && bytes.includes('GET /assets/sealed-room-')) near.destroy();
      else far.write(bytes);
    });
    far.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      const end = isArmed ? /\+m1 \S{8} \S{40}/.exec(text) : null;
      if (end !== null) {
        const at = end.index + end[0].length - 1;
        bytes[at] = text[at] === 'A' ? 0x42 : 0x41;
        isArmed = false;
        lies += 1;
      }
      near.write(bytes);
    });
    const close = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', close).on('close', close);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    lie: () => {
      isArmed = true;
    },
    hide: () => {
      hides = true;
    },
    get lies() {
      return lies;
    },
    end: async () => {
      server.close();
    },
  };
}
