// One short talk over a socket: send some text, wait until the answer satisfies. Knows no protocol.

import { connect, type NetConnectOpts } from 'node:net';

/** Far above what any of our daemons says before its first useful line. */
const maxAnswerBytes = 64 * 1024;

/**
 * Resolves with all that was received once `enough` says so.
 * @throws if the peer refuses, ends, or says too much first, or `signal` aborts; never with what it said.
 */
export function exchange(
  to: NetConnectOpts,
  say: string,
  enough: (heard: string) => boolean,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect(to);
    let heard = '';
    const finish = (error: Error | null): void => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      if (error === null) resolve(heard);
      else reject(error);
    };
    const onAbort = (): void => finish(new Error('no answer in time'));
    signal.addEventListener('abort', onAbort);
    socket.setEncoding('latin1');
    socket.on('connect', () => socket.write(say));
    socket.on('data', (chunk: string) => {
      heard += chunk;
      if (enough(heard)) finish(null);
      else if (heard.length > maxAnswerBytes) finish(new Error('the answer has no end'));
    });
    socket.on('error', (error) => finish(error));
    socket.on('close', () => finish(new Error('the connection was closed before the answer')));
  });
}
