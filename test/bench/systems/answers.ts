// Waits until a server takes connections.

import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from './system.ts';

const patienceMs = 20_000;

export function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.on('connect', () => settle(true));
    socket.on('error', () => settle(false));
  });
}

/** @throws {Error} if the server ends, or does not listen in time. */
export async function untilOpen(server: ServerProcess, port: number): Promise<void> {
  const late = performance.now() + patienceMs;
  while (!(await opens(port))) {
    server.checkRuns();
    if (performance.now() > late) throw new Error(`nothing listens on port ${port}`);
    await delay(20);
  }
}
