// Carries the page's WebSocket to the room: whole messages, both ways, no faster than the other side takes them.
// Of the browser the room learns nothing: this is another WebSocket, with headers of its own.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { closingText } from '../../../../server/contract/room/closing-link.ts';
import { answerPlainly } from '../../../../server/page/plain-answer.ts';

export interface RoomSocketsOptions {
  /** `http://…`: where the room's own page would be. */
  readonly origin: string;
  /** Opens a connection to the room's web door. */
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  /** A connection of the page's to the room came up, or broke. `failure`: it could not be made, and why. */
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onFailure: (failure: unknown) => void;
  /** The last word to pages when this ends. */
  readonly goodbye: string;
}

export interface RoomSockets {
  /** Takes a WebSocket of the page's, whose request was checked. */
  carry(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends them all. Resolves when the pages were told. */
  close(): Promise<void>;
}

/** IRCv3 WebSocket: one line a message, as text. */
const subprotocol = 'text.ircv3.net';
// As the gateway: tags and body take 4606 bytes.
const maxMessageBytes = 8 * 1024;
const handshakeMs = 60_000;
const maxPages = 16;
/** What waits in memory for a slow side before the other one is paused. */
const highBytes = 256 * 1024;
/** How long pages have to take the last word. */
const goodbyeMs = 1000;
// RFC 6455 §7.4.1: these are never sent.
const unsent: ReadonlySet<number> = new Set([1005, 1006, 1015]);

export function roomSockets(options: RoomSocketsOptions): RoomSockets {
  const { origin, dial, onUp, onDown, onFailure, goodbye } = options;
  const over = new AbortController();
  const pages = new Set<WebSocket>();
  let taken = 0;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });
  server.on('wsClientError', (_error, socket) => {
    answerPlainly(socket, 400, 'That is not a WebSocket handshake.');
  });

  async function bring(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    const signal = AbortSignal.any([over.signal, gone.signal]);
    let room: WebSocket;
    try {
      room = await openRoom(origin, await dial(signal), signal);
    } catch (error) {
      if (!signal.aborted) onFailure(error);
      answerPlainly(socket, 502, 'The room does not answer.');
      return;
    }
    let isUp = false;
    server.handleUpgrade(request, socket, head, (page) => {
      isUp = true;
      pages.add(page);
      page.once('close', () => {
        pages.delete(page);
        if (pages.size === 0) onDown();
      });
      relay(page, room);
      relay(room, page);
      onUp();
    });
    // Where it was no handshake, it was answered already.
    if (!isUp) room.terminate();
  }

  return {
    carry: (request, socket, head) => {
      if (taken >= maxPages) {
        answerPlainly(socket, 503, 'Too many pages are open.');
        return;
      }
      taken += 1;
      socket.once('close', () => (taken -= 1));
      void bring(request, socket, head);
    },
    close: async () => {
      over.abort();
      await Promise.all([...pages].map((page) => endPage(page, goodbye)));
    },
  };
}

/** @throws if the room does not take the WebSocket. */
async function openRoom(origin: string, socket: Socket, signal: AbortSignal): Promise<WebSocket> {
  const address = new URL('/irc', origin);
  address.protocol = 'ws:';
  const room = new WebSocket(address, subprotocol, {
    createConnection: () => socket,
    origin,
    perMessageDeflate: false,
    maxPayload: maxMessageBytes,
    handshakeTimeout: handshakeMs,
  });
  const abort = (): void => room.terminate();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      room.once('open', resolve);
      room.on('error', reject);
    });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  // The room may speak before the page's own handshake is done.
  room.pause();
  return room;
}

/** What comes of one goes to the other, in order; so does its end. */
function relay(from: WebSocket, to: WebSocket): void {
  from.on('error', () => {}); // Its end shows at `close`.
  from.on('message', (data, isBinary) => {
    if (to.readyState !== WebSocket.OPEN) return;
    to.send(data, { binary: isBinary }, () => {
      if (to.bufferedAmount < highBytes && from.readyState === WebSocket.OPEN) from.resume();
    });
    if (to.bufferedAmount >= highBytes) from.pause();
  });
  from.on('close', (code, reason) => {
    if (code === 1006) to.terminate();
    else if (unsent.has(code)) to.close();
    else to.close(code, reason);
  });
  if (from.isPaused) from.resume();
}

/** An ERROR tells the page not to come again: who has the port next is not known. */
async function endPage(page: WebSocket, goodbye: string): Promise<void> {
  if (page.readyState !== WebSocket.OPEN) return;
  const closed = new Promise((resolve) => page.once('close', resolve));
  page.send(`ERROR :${closingText(goodbye)}`);
  page.close(1000);
  const cut = setTimeout(() => page.terminate(), goodbyeMs);
  await closed;
  clearTimeout(cut);
}
