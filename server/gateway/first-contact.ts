// Waits until ngIRCd takes a connection. Says nothing to it.

import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const retryMs = 100;

/** Resolves once `at` has accepted a connection; rejects when the signal aborts. */
export async function firstContact(
  at: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  while (!(await accepts(at))) await delay(retryMs, undefined, { signal });
}

function accepts(at: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: at.host, port: at.port });
    socket.on('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
}
