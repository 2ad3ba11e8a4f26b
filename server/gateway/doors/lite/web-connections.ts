// What the lite door asks of the gateway about a request's connection.

import type { Duplex } from 'node:stream';
import type { HostNames } from '../../http/request-origin.ts';

export interface WebConnections {
  /** The names that the listener of this connection answers to. */
  hostsOf(socket: Duplex): HostNames;
  /** The Tor circuit that the connection came by; null: it came over loopback. */
  circuitOf(socket: Duplex): number | null;
  /** The connection carries a guest's stream from now on, and counts as the guest's. */
  release(socket: Duplex): void;
}
