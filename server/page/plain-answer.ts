// Writes a plain text HTTP answer to a socket, for requests that never reach Fastify. Nothing of the
// request is repeated in it.

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './headers.ts';

/** Answers and closes the connection. Safe on a socket that is closed already. */
export function answerPlainly(socket: Duplex, status: number, words: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = `${words}\n`;
  const headers = {
    ...securityHeaders(null),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n');
  socket.on('error', () => socket.destroy());
  // What still arrives is dropped, and a client that never closes is not waited for.
  socket.end(head + body, () => socket.destroy());
}
