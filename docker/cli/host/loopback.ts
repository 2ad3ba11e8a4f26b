// Whether this machine's own address works: every door of a room is on it. Opens nothing to others.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Problem } from '../../../server/contract/host/problem.ts';

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
    throw new Problem(`127.0.0.1: this machine cannot reach itself there (${code})`, {
      hint: 'its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo',
      cause,
    });
  } finally {
    server.close();
  }
}
