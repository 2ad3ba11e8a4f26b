// Web connections without a whole request: how many may wait, and who goes when there are more.
// Knows nothing of what is asked.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Whoever has waited longest makes place for the newest: a browser says at once what it wants, while
 * thousands of connections that never end their request push out each other. With a limit that refused
 * the newest instead, they kept a guest waiting for ten seconds.
 * A connection between two requests waits, too, and so does one whose body is not whole.
 */
export function limitWaiting(
  server: Server,
  maxWaiting: number,
  refused: (reason: string) => void,
): void {
  /** In the order in which their waiting began. */
  const waiting = new Set<Duplex>();

  function waits(socket: Duplex): void {
    if (socket.destroyed) return;
    waiting.delete(socket);
    waiting.add(socket);
    if (waiting.size <= maxWaiting) return;
    const [oldest] = waiting;
    if (oldest === undefined) return;
    waiting.delete(oldest);
    refused('waited too long');
    oldest.destroy();
  }

  server.on('connection', (socket: Duplex) => {
    waits(socket);
    socket.on('close', () => waiting.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const isWhole = (): void => {
      waiting.delete(socket);
    };
    if (request.method === 'GET' || request.method === 'HEAD') isWhole();
    else request.once('end', isWhole);
    response.once('close', () => waits(socket));
  });
  server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => waiting.delete(socket));
}
