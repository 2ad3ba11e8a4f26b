// Checks that this machine can reach itself at 127.0.0.1, where every door of a room is.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const patienceMs = 2000;

/** @throws {Problem} that says what is wrong with it. */
export async function checkLoopback(): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const socket = connect({ host: '127.0.0.1', port });
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(patienceMs) });
    } finally {
      socket.on('error', () => {}).destroy();
    }
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'AbortError';
    const other = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const code = isLate ? 'ETIMEDOUT' : other;
    throw new Problem(sentence('loopback.unreachable', { code }), {
      hint: sentence('loopback.mend'),
      cause,
    });
  } finally {
    server.close();
  }
}
