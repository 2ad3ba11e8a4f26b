// Accepts streams from tor. Each starts with a PROXY line that names its circuit: reads and removes the line,
// and hands the stream on. A tor that is not ours writes no such line; its streams are numbered here.

import { createServer, type Server, type Socket } from 'node:net';
import { ProxyLineParser } from '../../protocol/wire/proxy-line.ts';

// tor writes the line as soon as it connects; five seconds allow for a machine that swaps.
const lineTimeoutMs = 5_000;
// Streams that have not sent their line. tor's send it at once, so this many are not tor's.
const maxUnnamed = 64;

export interface TorListenerOptions {
  /** Open streams at once; tor itself holds 20 a circuit (HiddenServiceMaxStreams). */
  readonly maxStreams: number;
  /** Gives each stream a number in a circuit's place; null: each names its circuit. */
  readonly streamNumber: (() => number) | null;
  /** It must attach its `data` listener before it returns, as the stream is flowing. */
  readonly onStream: (socket: Socket, circuit: number) => void;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

/** @returns a server that does not listen yet. */
export function torListener(options: TorListenerOptions): Server {
  const { onStream, refused, maxStreams, streamNumber } = options;
  let unnamed = 0;

  // Half-open, as node:http's own sockets are: a request is answered though its sender has ended its side.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (streamNumber !== null) {
      onStream(socket, streamNumber());
      return;
    }
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
      // Put back while flowing: if it were paused, node:http would read the kernel's bytes before these.
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
