// Opens the ssh doors: the onion's, and this machine's own.

import { createServer } from 'node:net';
import type { GatewayConfig } from '../../../config/gateway-config.ts';
import { ServerGroup, type Listener } from '../../net/server-group.ts';
import { torListener } from '../../net/tor-listener.ts';
import { SshFront } from './front.ts';

export interface SshDoorsOptions {
  readonly config: Pick<
    GatewayConfig,
    'sshd' | 'sshdLocal' | 'looksAtSsh' | 'sshLocal' | 'torSockets'
  >;
  readonly limits: { readonly sshLocal: number; readonly torStreams: number };
  /** For a tor that names no circuits; null: it does. */
  readonly streamNumber: (() => number) | null;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

export interface SshDoors {
  readonly front: SshFront;
  readonly servers: ServerGroup;
}

export function openSshDoors({
  config,
  limits,
  streamNumber,
  refused,
  now,
}: SshDoorsOptions): SshDoors {
  const { sshd, sshdLocal, looksAtSsh = false, sshLocal, torSockets } = config;
  const front = new SshFront({
    sshd: { onion: sshd, local: sshdLocal },
    looked: looksAtSsh,
    refused,
    now,
  });
  const listeners: Listener[] = [];
  if (sshLocal !== null) {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      front.accept('local', socket, null),
    );
    server.maxConnections = limits.sshLocal;
    listeners.push({ server, what: 'ssh door', at: sshLocal });
  }
  if (torSockets !== null) {
    const server = torListener({
      maxStreams: limits.torStreams,
      streamNumber,
      onStream: (socket, circuit) => front.accept('onion', socket, circuit),
      refused,
    });
    listeners.push({ server, what: 'ssh front', at: { path: torSockets.ssh } });
  }
  return { front, servers: new ServerGroup(listeners) };
}
