// The ports of this machine that a tor which is not ours connects to: one for each door of the onion. They are on
// loopback or, for a tor on another machine, where that machine reaches us; and they let in that tor alone, as far as
// it can be told from others.

import type { Server, Socket } from 'node:net';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { firstTorPort, lastTorPort } from '../contract/host/tor-control.ts';
import type { OnionPort } from '../tor-control/add-onion.ts';
import { carryPort } from './carry-port.ts';
import type { PeerUsers } from './peer-users.ts';

export interface TorPortsOptions {
  /** The gateway's sockets, by the onion's port. */
  readonly doors: readonly { readonly virtual: number; readonly path: string }[];
  /** Of a tor on another machine, its address; null: it is on this one. */
  readonly from: string | null;
  /** null: nobody can be told from another here. */
  readonly users: PeerUsers | null;
  /** From 0 on, below `max`. */
  readonly randomInt: (max: number) => number;
}

export class TorPorts {
  readonly #options: TorPortsOptions;
  readonly #servers: Server[] = [];
  #ports: OnionPort[] = [];
  /** Who may come; null: that tor did not tell which user it is. */
  torUser: number | null = null;

  constructor(options: TorPortsOptions) {
    this.#options = options;
  }

  /**
   * Opens them once; later calls give the same.
   * @param host an address of this machine.
   * @throws {Problem} where no port is free.
   */
  async open(host: string): Promise<readonly OnionPort[]> {
    if (this.#ports.length > 0) return this.#ports;
    const ports: OnionPort[] = [];
    for (const { virtual, path } of this.#options.doors) {
      const port = await this.#openOne(host, path);
      const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
      ports.push({ virtual, target });
    }
    this.#ports = ports;
    return ports;
  }

  close(): void {
    for (const server of this.#servers.splice(0)) server.close();
  }

  async #openOne(host: string, path: string): Promise<number> {
    const count = lastTorPort - firstTorPort + 1;
    const start = this.#options.randomInt(count);
    for (let step = 0; step < count; step += 1) {
      const port = firstTorPort + ((start + step) % count);
      try {
        const mayCome = (near: Socket): Promise<boolean> => this.#mayCome(near);
        this.#servers.push(await carryPort('port for tor', { host, port }, path, mayCome));
        return port;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
    throw new Problem(
      sentence('torControl.noPort', { first: firstTorPort, last: lastTorPort, host }),
    );
  }

  async #mayCome(near: Socket): Promise<boolean> {
    const { from, users } = this.#options;
    if (from !== null) return near.remoteAddress === from;
    if (users === null || this.torUser === null) return true;
    return users.of(near).then(
      (user) => user === this.torUser,
      () => false,
    );
  }
}
