// Opens the links to ngIRCd, no faster than ngIRCd accepts them.

import { connect, type Socket } from 'node:net';
import type { Lines } from '../../protocol/wire/lines.ts';
import { SharedChunks } from './shared-chunks.ts';
import { SocketWriter } from '../net/socket-writer.ts';

/** Events of a link. None come after `closed`, or after a call of `ServerLink.close`. */
export interface ServerLinkListener {
  opened(): void;
  /** Other links may be given the same object: nobody changes it. */
  bytes(chunk: Lines): void;
  /** It could not be opened, or is closed. */
  closed(): void;
}

export interface ServerLink {
  /** Only between `opened` and `closed`. */
  write(bytes: Uint8Array): void;
  /** Closes once all written bytes are sent; cancels a dial that waits. */
  close(): void;
}

// ngIRCd's listen queue is short: of 1,000 connections at once it lost 91 in a trial. A dial counts until
// ngIRCd has sent its first bytes, which show that it accepted the connection, but for a second at most.
const maxDialing = 8;
const firstBytesMs = 1_000;
// More means that ngIRCd stopped reading: at the doors' flood limits a guest needs a minute for as much.
const maxUnsentBytes = 256 * 1024;
// ngIRCd closes the link after QUIT; if it hangs, the link is cut.
const closeMs = 2_000;

export class NgircdConnector {
  readonly #ngircd: { readonly host: string; readonly port: number };
  readonly #waiting = new Set<Dial>();
  readonly #open = new Set<Socket>();
  readonly #chunks = new SharedChunks();
  #dialing = 0;
  #isHeld = false;

  constructor(ngircd: { readonly host: string; readonly port: number }) {
    this.#ngircd = { host: ngircd.host, port: ngircd.port };
  }

  /** Opens a link after `delayMs`, when its turn has come. */
  dial(delayMs: number, listener: ServerLinkListener): ServerLink {
    return this.#dial(delayMs, listener, false);
  }

  /** The same, also between `hold` and `release`. */
  dialAhead(delayMs: number, listener: ServerLinkListener): ServerLink {
    return this.#dial(delayMs, listener, true);
  }

  /** Links wait until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#next();
  }

  #dial(delayMs: number, listener: ServerLinkListener, isAhead: boolean): ServerLink {
    const dial = new Dial(listener, isAhead, () => this.#waiting.delete(dial));
    const queue = (): void => {
      this.#waiting.add(dial);
      this.#next();
    };
    // Never before the caller's own call has returned.
    dial.wait(delayMs, queue);
    return dial;
  }

  /** Cuts off every link that is still open. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #next(): void {
    for (const dial of this.#waiting) {
      if (this.#isHeld && !dial.isAhead) continue;
      if (this.#dialing >= maxDialing) return;
      this.#waiting.delete(dial);
      this.#dialing += 1;
      const socket = dial.start(this.#ngircd, this.#chunks, () => {
        this.#dialing -= 1;
        this.#next();
      });
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
    }
  }
}

class Dial implements ServerLink {
  readonly #listener: ServerLinkListener;
  readonly #cancelled: () => void;
  /** It does not wait for `release`. */
  readonly isAhead: boolean;
  #timer: NodeJS.Timeout | null = null;
  #socket: Socket | null = null;
  #writer: SocketWriter | null = null;
  #over = false;

  constructor(listener: ServerLinkListener, isAhead: boolean, cancelled: () => void) {
    this.#listener = listener;
    this.isAhead = isAhead;
    this.#cancelled = cancelled;
  }

  wait(delayMs: number, then: () => void): void {
    this.#timer = setTimeout(then, delayMs);
  }

  /** @param accepted called once: when ngIRCd has sent its first bytes, or will not in time. */
  start(
    ngircd: { readonly host: string; readonly port: number },
    chunks: SharedChunks,
    accepted: () => void,
  ): Socket {
    let counted = true;
    const settle = (): void => {
      if (!counted) return;
      counted = false;
      clearTimeout(silent);
      accepted();
    };
    const silent = setTimeout(settle, firstBytesMs);
    const callback = (length: number): boolean => {
      settle();
      if (this.#over) return true;
      this.#listener.bytes(chunks.copy(length));
      return true;
    };
    const socket = connect({
      ...ngircd,
      noDelay: true,
      onread: { buffer: chunks.readBuffer, callback },
    });
    this.#socket = socket;
    this.#writer = new SocketWriter(socket);
    socket.on('connect', () => {
      if (!this.#over) this.#listener.opened();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      settle();
      if (this.#over) return;
      this.#over = true;
      this.#listener.closed();
    });
    return socket;
  }

  write(bytes: Uint8Array): void {
    const writer = this.#writer;
    if (this.#over || writer === null) return;
    writer.write(bytes);
    // The Session then sees a closed link and dials again; ngIRCd's end of this one times out.
    if (writer.waitingBytes > maxUnsentBytes) this.#socket?.destroy();
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#cancelled();
    const socket = this.#socket;
    if (socket === null) return;
    this.#writer?.flush();
    socket.end();
    const late = setTimeout(() => socket.destroy(), closeMs);
    socket.on('close', () => clearTimeout(late));
  }
}
