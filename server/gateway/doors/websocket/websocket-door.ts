// The WebSocket door: IRC lines as messages (IRCv3 WebSocket), one a message. Decides who may open a
// WebSocket, and refuses a message that would be two commands.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { lineProblem } from '../../../protocol/wire/line-splitter.ts';
import { chooseSubprotocol } from '../../../protocol/wire/subprotocol.ts';
import { farewellMs, type Admit, type DoorListener } from '../door.ts';
import { answerPlainly } from '../../../page/plain-answer.ts';
import { tooManyRequests, type Refusal } from '../../../page/refusal.ts';
import { foreignOrigin, originForm, ownHost } from '../../../page/request-origin.ts';
import type { WebConnections } from '../../http/web-connections.ts';
import { WebSocketConnection } from './websocket-connection.ts';

/** `/socket` is gamja's default. */
const paths: ReadonlySet<string> = new Set(['/irc', '/socket']);

// Tags and body take 4606 bytes. To a little more the Session answers "too long"; much more ends the
// connection.
const maxMessageBytes = 8 * 1024;
// A message of ours fits one frame. A client that cuts one into more than this does not send lines.
const maxFragments = 32;
// Keeps a circuit's stream from looking idle, and finds dead ones.
const pingEveryMs = 30_000;

export interface WebSocketDoorOptions {
  readonly admit: Admit;
  readonly connections: WebConnections;
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
  const { admit, connections, refused, now } = options;
  const open = new Set<WebSocketConnection>();
  // closeTimeout is newer than the types.
  const serverOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    maxFragments,
    closeTimeout: farewellMs,
    // Compressed lengths give away what is said, and each deflate window is memory that a guest could
    // make us use.
    perMessageDeflate: false,
    handleProtocols: (offered) => chooseSubprotocol(offered).name ?? false,
  };
  const server = new WebSocketServer(serverOptions);
  server.on('wsClientError', (_error, socket) => {
    refused('handshake');
    answerPlainly(socket, 400, 'That is not a WebSocket handshake.');
  });

  const pinging = setInterval(() => {
    for (const connection of open) connection.checkLife(now());
  }, pingEveryMs);

  function refusalOf(request: IncomingMessage): Refusal | null {
    if (!connections.countRequest(request.socket)) return tooManyRequests;
    const host = ownHost(request, connections.hostsOf(request.socket));
    if (typeof host !== 'string') return host;
    const path = originForm(request.url ?? '').replace(/\?.*$/s, '');
    if (!paths.has(path)) {
      return { status: 404, words: 'There is no door at this address.', reason: 'path' };
    }
    return foreignOrigin(request, host);
  }

  function accept(ws: WebSocket, socket: Duplex): void {
    connections.release(socket);
    const circuit = connections.circuitOf(socket);
    const connection = new WebSocketConnection(ws, socket, circuit, now());
    open.add(connection);
    let listener: DoorListener | null = null;
    // ws closes by itself on what is no WebSocket: 1002, 1007 (UTF-8), 1009 (too long).
    ws.on('error', () => refused('frame'));
    ws.on('close', () => {
      open.delete(connection);
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
      const found = refusalOf(request);
      if (found !== null) {
        refused(found.reason);
        answerPlainly(socket, found.status, found.words);
        return;
      }
      server.handleUpgrade(request, socket, head, (ws) => accept(ws, socket));
    },
    close: () => clearInterval(pinging),
  };
}
