// One WebSocket at its door: the guest's lines become frames.

import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { chooseSubprotocol, type FrameKind } from '../../../protocol/wire/subprotocol.ts';
import { cutUtf8 } from '../../../protocol/wire/utf8.ts';
import type { Lines } from '../../../protocol/wire/lines.ts';
import { framesOf } from '../../../protocol/wire/websocket-frames.ts';
import { closeSoon, type DoorConnection, type Farewell } from '../door.ts';
import { SocketWriter } from '../../net/socket-writer.ts';

// Three of the door's pings have no answer by then.
const silentMs = 100_000;

/** Small frames share Node's pool. */
const fromPool = (bytes: number): Uint8Array => Buffer.allocUnsafe(bytes);

/** RFC 6455 §7.4.1. */
const closeCodes: { readonly [K in Farewell['kind']]: number } = {
  over: 1000,
  ending: 1001,
  full: 1013,
  crowd: 1013,
};

// RFC 6455 §5.5: a control frame holds 125 bytes; the code takes two of them.
const maxReasonBytes = 123;

/**
 * Data frames are built here, all of a chunk at once, and written to the socket past ws's own sender.
 * That is safe because both write whole frames: ws delays a frame only to compress it or to read a Blob,
 * and neither happens here. Its pongs may overtake the gathered frames, as control frames may; its Close
 * frame may not.
 */
export class WebSocketConnection implements DoorConnection {
  readonly door = 'websocket';
  readonly isPresent = true;
  readonly circuit: number | null;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #writer: SocketWriter;
  readonly #frames: FrameKind;
  seenMs: number;

  constructor(ws: WebSocket, socket: Duplex, circuit: number | null, nowMs: number) {
    this.#ws = ws;
    this.#socket = socket;
    this.#writer = new SocketWriter(socket, () => this.#isOpen);
    this.circuit = circuit;
    this.#frames = chooseSubprotocol([ws.protocol]).frames;
    this.seenMs = nowMs;
  }

  /** Whether its messages are binary frames. */
  get takesBinary(): boolean {
    return this.#frames === 'binary';
  }

  queuedBytes(): number {
    return this.#writer.waitingBytes;
  }

  get full(): boolean {
    return this.#writer.full;
  }

  /** RFC 6455 §5.5.1: no data frame follows a Close frame. */
  get #isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN && this.#socket.writable;
  }

  send(lines: Lines): void {
    if (this.#isOpen) this.#writer.write(framesOf(lines, this.#frames, fromPool));
  }

  // It reads on: a door that stops reading would not see the client leave.
  pause(): void {}

  resume(): void {}

  end({ kind, words }: Farewell): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    this.close(closeCodes[kind], words);
    if (kind === 'crowd') closeSoon(this.#socket);
  }

  close(code: number, words: string): void {
    this.#writer.flush();
    this.#ws.close(code, cutUtf8(words, maxReasonBytes));
  }

  drop(): void {
    this.#ws.terminate();
  }

  /** Pings the client, or drops it after too long a silence. */
  checkLife(nowMs: number): void {
    if (nowMs - this.seenMs > silentMs) this.drop();
    else if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping();
  }
}
