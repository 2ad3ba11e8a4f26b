// The listening servers of one part of the gateway, and their connections: opens them all, and ends them all.

import type { Server, Socket } from 'node:net';
import type { Listen } from '../../config/gateway-config.ts';
import { listenAt, stopListening } from './listen.ts';

/** A part of the gateway that listens: a door, or the supervisor's control socket. */
export interface Part {
  /** @throws {Problem} where a port or path is taken. */
  listen(): Promise<void>;
  /** Accepts no more connections, from now on. */
  stopListening(): void;
  /**
   * Waits `goodbyeMs` for the connections to close by themselves, and cuts off the others. Resolves when
   * nothing is open.
   */
  close(goodbyeMs: number): Promise<void>;
}

export interface Listener {
  readonly server: Server;
  /** What an error calls it. */
  readonly what: string;
  readonly at: Listen;
  /** Permissions of a unix socket's file. */
  readonly mode?: number;
}

/** Everybody whom the directory around the socket lets in: the uplink and the gateway, each as its own user. */
const anyUser = 0o666;

export class ServerGroup implements Part {
  readonly #listeners: readonly Listener[];
  readonly #open = new Set<Socket>();
  #closed: Promise<unknown> | null = null;
  #emptied: (() => void) | null = null;

  /** @param listeners in the order in which they start to listen. */
  constructor(listeners: readonly Listener[]) {
    this.#listeners = listeners;
    for (const { server } of listeners) {
      server.on('connection', (socket: Socket) => this.#add(socket));
    }
  }

  async listen(): Promise<void> {
    for (const { server, what, at, mode = anyUser } of this.#listeners) {
      await listenAt(server, what, at, mode);
    }
  }

  stopListening(): void {
    this.#closed ??= Promise.all(this.#listeners.map(({ server }) => stopListening(server)));
  }

  async close(goodbyeMs: number): Promise<void> {
    this.stopListening();
    if (goodbyeMs > 0) await this.#allClosed(goodbyeMs);
    for (const socket of this.#open) socket.destroy();
    await this.#closed;
  }

  async #allClosed(withinMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.#emptied = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  #add(socket: Socket): void {
    // A stream from tor is handed on as a connection of the HTTP server: it comes twice.
    if (this.#open.has(socket)) return;
    this.#open.add(socket);
    socket.on('close', () => {
      this.#open.delete(socket);
      if (this.#open.size === 0) this.#emptied?.();
    });
  }
}
