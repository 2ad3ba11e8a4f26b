// What the web doors know of a connection: its Tor circuit, the host names it may ask for, and whether
// its circuit may make one more request.

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CircuitBuckets } from '../admission/circuit-buckets.ts';
import { requestRate } from '../admission/request-rate.ts';
import type { HostNames } from '../../page/request-origin.ts';
import { UnclaimedConnections } from './unclaimed-connections.ts';

export interface WebConnectionsOptions {
  /** What is answered on loopback, and what by the onion. */
  readonly hosts: { readonly local: HostNames; readonly onion: HostNames };
  /** Connections that belong to no guest: so many by the onion, and so many by loopback. */
  readonly maxUnclaimed: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

const sweepMs = 10_000;

export class WebConnections {
  readonly #hosts: WebConnectionsOptions['hosts'];
  readonly #circuits = new WeakMap<Duplex, number>();
  readonly #requests: CircuitBuckets;
  readonly #unclaimed: UnclaimedConnections;
  readonly #sweeping: NodeJS.Timeout;

  constructor({ hosts, maxUnclaimed, refused, now }: WebConnectionsOptions) {
    this.#hosts = hosts;
    this.#requests = new CircuitBuckets(requestRate, now);
    this.#unclaimed = new UnclaimedConnections({ max: maxUnclaimed, refused });
    this.#sweeping = setInterval(() => this.#requests.sweep(() => false), sweepMs);
  }

  /** Counts every connection of the server that belongs to no guest. */
  watch(server: Server): void {
    server.on('connection', (socket) => this.#unclaimed.add(socket, this.circuitOf(socket)));
    server.on('request', ({ socket }) => this.#unclaimed.asked(socket));
  }

  /** Hands a stream from tor to the server, as if the server had accepted it itself. */
  acceptFromTor(server: Server, socket: Socket, circuit: number): void {
    this.#circuits.set(socket, circuit);
    server.emit('connection', socket);
  }

  /** The circuit that a connection came by; null: it came by loopback. */
  circuitOf(socket: Duplex): number | null {
    return this.#circuits.get(socket) ?? null;
  }

  /** The names of the listener that a connection came by. */
  hostsOf(socket: Duplex): HostNames {
    return this.#circuits.has(socket) ? this.#hosts.onion : this.#hosts.local;
  }

  /** Takes one request from what the connection's circuit may make. @returns false: it made too many. */
  countRequest(socket: Duplex): boolean {
    return this.#requests.trySpend(this.circuitOf(socket));
  }

  /** The connection is a guest's now, and counted with the guests. */
  release(socket: Duplex): void {
    this.#unclaimed.remove(socket);
  }

  /** Stops the clock. */
  close(): void {
    clearInterval(this.#sweeping);
  }
}
