// Asks an sshd for the line it greets clients with (RFC 4253 §4.2), so that the gateway can greet them.

import { connect } from 'node:net';

export interface SshdAddress {
  readonly host: string;
  readonly port: number;
}

/** @returns the line with its end; null: sshd did not answer. */
export function readVersion(sshd: SshdAddress): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const socket = connect(sshd);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\n');
      if (end === -1) return;
      resolve(received.subarray(0, end + 1));
      socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(null));
  });
}
