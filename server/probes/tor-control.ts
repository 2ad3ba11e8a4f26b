// Follows tor over its control port: how far its start is, and whether the onion is published. It changes
// nothing in tor but which events it sends here.
// Source: Tor control-spec.

import { connect } from 'node:net';
import { exchange } from './line-exchange.ts';

export interface TorNews {
  /** 0 to 100. */
  onBootstrap(percent: number): void;
  /** A hidden service directory has taken the descriptor. */
  onPublished(): void;
  /** The same, and nobody can dial the onion from here. */
  onUnchecked(): void;
}

/** tor's control port takes orders. */
export async function torListens(socketPath: string, signal: AbortSignal): Promise<void> {
  const enough = (received: string): boolean => /^250 OK\r\n/m.test(received);
  await exchange({ path: socketPath }, 'AUTHENTICATE\r\n', enough, signal);
}

/** tor's lines are short; what is longer is not for us. */
const maxLineBytes = 64 * 1024;

/**
 * Follows tor until it ends or `signal` aborts.
 * @returns when the connection is over, however it came to be.
 */
export function followTor(socketPath: string, news: TorNews, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ path: socketPath });
    const stop = (): void => void socket.destroy();
    signal.addEventListener('abort', stop);
    let rest = '';
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      socket.write(
        'AUTHENTICATE\r\nSETEVENTS STATUS_CLIENT HS_DESC\r\nGETINFO status/bootstrap-phase\r\n',
      );
    });
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      if (rest.length > maxLineBytes) socket.destroy();
      for (const line of lines) report(line, news);
    });
    socket.on('error', stop);
    socket.on('close', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

function report(line: string, news: TorNews): void {
  const percent = /\bBOOTSTRAP PROGRESS=(\d{1,3})\b/.exec(line)?.[1];
  if (percent !== undefined) news.onBootstrap(Math.min(100, Number(percent)));
  else if (line.startsWith('650 HS_DESC UPLOADED ')) news.onPublished();
}
