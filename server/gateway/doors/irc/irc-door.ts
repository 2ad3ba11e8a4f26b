// Opens the IRC door: plain TCP, by ssh's port forwarding over loopback, or from tor.

import { createServer, type Socket } from 'node:net';
import type { GatewayConfig } from '../../../config/gateway-config.ts';
import { ServerGroup, type Listener } from '../../net/server-group.ts';
import { torListener } from '../../net/tor-listener.ts';
import type { Admit } from '../door.ts';
import { acceptIrc } from './irc-connection.ts';

export interface IrcDoorOptions {
  readonly config: Pick<GatewayConfig, 'ircListen' | 'torSockets'>;
  readonly limits: { readonly irc: number; readonly torStreams: number };
  /** For a tor that names no circuits; null: it does. */
  readonly streamNumber: (() => number) | null;
  readonly admit: Admit;
  /** The circuit that a connection over loopback is counted with; null: none. */
  readonly circuitOf: (socket: Socket) => Promise<number | null>;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

export function openIrcDoor(options: IrcDoorOptions): ServerGroup {
  const { config, limits, streamNumber, admit, circuitOf, refused } = options;
  const local = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    // Nothing is read from the client before its circuit is known.
    socket.on('error', () => socket.destroy());
    void circuitOf(socket).then((circuit) => {
      if (!socket.destroyed) acceptIrc(admit, socket, circuit);
    });
  });
  local.maxConnections = limits.irc;
  const listeners: Listener[] = [{ server: local, what: 'irc door', at: config.ircListen }];
  if (config.torSockets !== null) {
    const onStream = (socket: Socket, circuit: number): void => acceptIrc(admit, socket, circuit);
    listeners.push({
      server: torListener({ maxStreams: limits.torStreams, streamNumber, onStream, refused }),
      what: 'irc door for tor',
      at: { path: config.torSockets.irc },
    });
  }
  return new ServerGroup(listeners);
}
