// Sends one text over a socket and waits until the answer is what is wanted.

import { connect, type NetConnectOpts } from 'node:net';

/** Far above what any of our daemons says before its first useful line. */
const maxAnswerBytes = 64 * 1024;

/**
 * Resolves with all that was received once `enough` says so.
 * @throws if the peer refuses, ends, or says too much first, or `signal` aborts; never with what it said.
 */
export function exchange(
  to: NetConnectOpts,
  request: string,
  enough: (received: string) => boolean,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect(to);
    let received = '';
    const finish = (error: Error | null): void => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      if (error === null) resolve(received);
      else reject(error);
    };
    const onAbort = (): void => finish(new Error('no answer in time'));
    signal.addEventListener('abort', onAbort);
    socket.setEncoding('latin1');
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (enough(received)) finish(null);
      else if (received.length > maxAnswerBytes) finish(new Error('the answer has no end'));
    });
    socket.on('error', (error) => finish(error));
    socket.on('close', () => finish(new Error('the connection was closed before the answer')));
  });
}
