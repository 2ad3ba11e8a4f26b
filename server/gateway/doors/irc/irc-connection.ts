// One TCP connection at the IRC door: its bytes become lines for the guest, and the guest's lines are
// written to it.

import type { Socket } from 'node:net';
import { GuestLineSplitter } from '../../../protocol/wire/line-splitter.ts';
import type { Lines } from '../../../protocol/wire/lines.ts';
import { closeSoon, farewellMs, type Admit, type DoorConnection, type Farewell } from '../door.ts';
import { SocketWriter } from '../../net/socket-writer.ts';

class IrcConnection implements DoorConnection {
  readonly door = 'irc';
  readonly isPresent = true;
  readonly circuit: number | null;
  readonly #socket: Socket;
  readonly #writer: SocketWriter;
  #ended = false;

  constructor(socket: Socket, circuit: number | null) {
    this.#socket = socket;
    this.#writer = new SocketWriter(socket);
    this.circuit = circuit;
  }

  queuedBytes(): number {
    return this.#writer.waitingBytes;
  }

  get full(): boolean {
    return this.#writer.full;
  }

  send(lines: Lines): void {
    if (!this.#ended) this.#writer.write(lines.bytes);
  }

  // It reads on: a door that stops reading would not see the client leave.
  pause(): void {}

  resume(): void {}

  /** The words were sent as a line already; plain TCP has no other place for them. */
  end({ kind }: Farewell): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#writer.flush();
    if (kind === 'crowd') {
      closeSoon(this.#socket);
      return;
    }
    this.#socket.end();
    const socket = this.#socket;
    const late = setTimeout(() => socket.destroy(), farewellMs);
    socket.on('close', () => clearTimeout(late));
  }

  drop(): void {
    this.#ended = true;
    this.#socket.destroy();
  }
}

/** Lets a new connection in. Attaches its listeners before it returns, as the socket may be flowing. */
export function acceptIrc(admit: Admit, socket: Socket, circuit: number | null): void {
  const connection = new IrcConnection(socket, circuit);
  socket.on('error', () => socket.destroy());
  const listener = admit(connection);
  if (listener === null) return;
  const lines = new GuestLineSplitter(listener);
  socket.on('drain', () => listener.drained());
  socket.on('data', (chunk: Buffer) => lines.push(chunk));
  // No IRC client ends its side and reads on: this end is a leave.
  socket.on('end', () => socket.destroySoon());
  socket.on('close', () => listener.gone());
}
