// The WebSocket door: IRC lines as messages (IRCv3 WebSocket), one a message. Knows who may
// open a socket, and refuses a message that would be two commands.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { lineProblem } from '../../../protocol/wire/line-splitter.ts';
import { chooseSubprotocol } from '../../../protocol/wire/subprotocol.ts';
import { farewellMs, type Admit, type DoorListener } from '../door.ts';
import { answerPlainly } from '../../http/plain-answer.ts';
import {
  foreignOrigin,
  originForm,
  ownHost,
  type HostNames,
  type Refusal,
} from '../../http/request-origin.ts';
import { tooManyRequests } from '../../admission/request-rate.ts';
import { WebSocketConnection } from './websocket-connection.ts';

/** `/socket` is gamja's default. */
const paths: ReadonlySet<string> = new Set(['/irc', '/socket']);

// Tags and body take 4606 bytes; a little more is told "too long" by the Session, much more ends
// the connection.
const maxMessageBytes = 8 * 1024;
// A message of ours fits one frame; a client that cuts one into more than this is not sending
// lines.
const maxFragments = 32;
// Keeps a circuit's stream from looking idle, and finds the dead ones.
const pingEveryMs = 30_000;

export interface WebSocketDoorOptions {
  /** What the listener that a connection came by answers to. */
  readonly hostsOf: (socket: Duplex) => HostNames;
  readonly admit: Admit;
  /** The circuit that a request's connection came by; null: loopback. */
  readonly circuitOf: (socket: Duplex) => number | null;
  /** Whether one more request may come by a circuit. */
  readonly mayAsk: (circuit: number | null) => boolean;
  /** The connection is a guest's now. */
  readonly release: (socket: Duplex) => void;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

export interface WebSocketDoor {
  /** For node:http's `upgrade`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function websocketDoor(options: WebSocketDoorOptions): WebSocketDoor {
  const { hostsOf, admit, circuitOf, mayAsk, release, refused, now } = options;
  const connections = new Set<WebSocketConnection>();
  // closeTimeout is newer than the types.
  const serverOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    maxFragments,
    closeTimeout: farewellMs,
    // Compressed lengths tell what is said, and each deflate window is memory that a guest could
    // ask for.
    perMessageDeflate: false,
    handleProtocols: (offered) => chooseSubprotocol(offered).name ?? false,
  };
  const server = new WebSocketServer(serverOptions);
  server.on('wsClientError', (_error, socket) => {
    refused('handshake');
    answerPlainly(socket, 400, 'That is not a WebSocket handshake.');
  });

  const pinging = setInterval(() => {
    for (const connection of connections) connection.checkLife(now());
  }, pingEveryMs);

  function refusal(request: IncomingMessage): Refusal | null {
    if (!mayAsk(circuitOf(request.socket))) return tooManyRequests;
    const host = ownHost(request, hostsOf(request.socket));
    if (typeof host !== 'string') return host;
    const path = originForm(request.url ?? '').replace(/\?.*$/s, '');
    if (!paths.has(path)) {
      return { status: 404, words: 'There is no door at this address.', reason: 'path' };
    }
    return foreignOrigin(request, host);
  }

  function welcome(ws: WebSocket, socket: Duplex): void {
    release(socket);
    const connection = new WebSocketConnection(ws, socket, circuitOf(socket), now());
    connections.add(connection);
    let listener: DoorListener | null = null;
    // ws closes by itself on what is no WebSocket: 1002, 1007 (UTF-8), 1009 (too long).
    ws.on('error', () => refused('frame'));
    ws.on('close', () => {
      connections.delete(connection);
      listener?.gone();
    });
    ws.on('pong', () => {
      connection.seenMs = now();
    });
    listener = admit(connection);
    if (listener === null) return;
    const guest = listener;
    socket.on('drain', () => guest.drained());
    ws.on('message', (data, isBinary) => {
      connection.seenMs = now();
      if (ws.readyState !== WebSocket.OPEN || !Buffer.isBuffer(data)) return;
      if (isBinary !== connection.takesBinary) {
        refused('frame');
        connection.close(
          1003,
          isBinary ? 'binary frames need binary.ircv3.net' : 'text frames need text.ircv3.net',
        );
        return;
      }
      const problem = lineProblem(data);
      if (problem === 'forbidden byte') {
        refused('forbidden byte');
        connection.close(1008, 'one line a message: no CR, LF or NUL inside');
      } else if (problem !== null) guest.problem(problem);
      // RFC 2812 §2.3.1: empty messages are ignored.
      else if (data.length > 0) guest.line(data);
    });
  }

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const found = refusal(request);
      if (found !== null) {
        refused(found.reason);
        answerPlainly(socket, found.status, found.words);
        return;
      }
      server.handleUpgrade(request, socket, head, (ws) => welcome(ws, socket));
    },
    close: () => clearInterval(pinging),
  };
}
