// The connections of some servers, to wait for and to end. Knows nothing of what is spoken on them.

import type { Server, Socket } from 'node:net';

export class OpenSockets {
  readonly #open = new Set<Socket>();
  #emptied: (() => void) | null = null;

  constructor(servers: readonly Server[]) {
    for (const server of servers) server.on('connection', (socket: Socket) => this.#add(socket));
  }

  /** Resolves when none is open, or after `withinMs`. */
  async allClosed(withinMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.#emptied = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #add(socket: Socket): void {
    // A stream from tor is handed on as a connection of the HTTP server: it is told twice.
    if (this.#open.has(socket)) return;
    this.#open.add(socket);
    socket.on('close', () => {
      this.#open.delete(socket);
      if (this.#open.size === 0) this.#emptied?.();
    });
  }
}
