// An HTTP answer in words, written straight to a socket: for requests that never reach Fastify.
// It refuses to know the request: nothing of it comes back.

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './headers.ts';

/** Answers and ends the connection. Safe on a socket that is gone already. */
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
  // What still arrives is thrown away; a peer that never closes is not waited for.
  socket.end(head + body, () => socket.destroy());
}
