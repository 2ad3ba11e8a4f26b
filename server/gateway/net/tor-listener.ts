// Takes streams from tor: each starts with a PROXY line that names its circuit. Strips the line and
// hands the rest on. Knows nothing of what is spoken after it.

import { createServer, type Server, type Socket } from 'node:net';
import { ProxyLineParser } from '../../protocol/wire/proxy-line.ts';

// tor writes the line with the connection itself; five seconds are for a machine that swaps.
const lineTimeoutMs = 5_000;
// Streams still without their line. tor's never are for longer than one read, so this many are not
// tor's.
const maxUnnamed = 64;

export interface TorListenerOptions {
  /** Open streams at once; tor itself holds 20 a circuit (HiddenServiceMaxStreams). */
  readonly maxStreams: number;
  /** Must attach its `data` listener before it returns: the stream is flowing. */
  readonly onStream: (socket: Socket, circuit: number) => void;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

/** @returns a server that does not listen yet. */
export function torListener(options: TorListenerOptions): Server {
  const { onStream, refused, maxStreams } = options;
  let unnamed = 0;

  // As node:http makes its own: it answers a request whose sender has already ended its side.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (unnamed >= maxUnnamed) {
      refused('busy');
      socket.destroy();
      return;
    }
    unnamed += 1;
    const parser = new ProxyLineParser();

    const settle = (): void => {
      unnamed -= 1;
      clearTimeout(timer);
      socket.off('data', onData).off('end', onGone).off('close', settle).off('error', onGone);
    };
    const onGone = (): void => {
      socket.destroy();
    };
    const onBad = (): void => {
      refused('proxy');
      socket.destroy();
    };
    const onData = (chunk: Buffer): void => {
      const found = parser.push(chunk);
      if (found.kind === 'more') return;
      if (found.kind === 'bad') {
        onBad();
        return;
      }
      settle();
      // Put back while flowing: were it paused, node:http would read the kernel's bytes before
      // these.
      if (found.rest.length > 0) socket.unshift(found.rest);
      onStream(socket, found.circuit);
    };
    const timer = setTimeout(onBad, lineTimeoutMs);
    socket.on('data', onData).on('end', onGone).on('close', settle).on('error', onGone);
  });
  server.maxConnections = maxStreams;
  server.on('drop', () => refused('busy'));
  return server;
}
