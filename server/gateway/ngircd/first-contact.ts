// Waits until ngIRCd takes a connection. Says nothing to it.

import { connect } from 'node:net';

const retryMs = 100;

/** Calls `then` once `at` has accepted a connection; never when the signal has aborted before. */
export function onFirstContact(
  at: { readonly host: string; readonly port: number },
  signal: AbortSignal,
  then: () => void,
): void {
  if (signal.aborted) return;
  const socket = connect({ host: at.host, port: at.port });
  socket.on('connect', () => {
    socket.destroy();
    if (!signal.aborted) then();
  });
  socket.on('error', () => setTimeout(() => onFirstContact(at, signal, then), retryMs));
}
