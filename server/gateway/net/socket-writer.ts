// Writes to one socket: gathers all that one event writes, and gives it to the kernel in one system call.
// The only file that goes below Node's streams: for a chat line the streams' own work costs as much as all of
// the gateway's (docs/bench/README.md).

import { writeSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { joinBytes } from '../../protocol/wire/join-bytes.ts';

/** At this size the gathered bytes are written at once. */
const maxGatheredBytes = 64 * 1024;

/** An undocumented part of Node's sockets; absent once a socket is closed. */
interface Handled {
  readonly _handle?: { readonly fd?: number } | null;
}

/** Its `then` runs as a microtask, which is at the end of each event. */
const endOfEvent = Promise.resolve();

/**
 * What others write to the same socket may overtake the gathered bytes, unless `flush` is called first.
 * ws sends its pongs that way.
 */
export class SocketWriter {
  readonly #socket: Duplex & Handled;
  readonly #open: () => boolean;
  #first: Uint8Array | null = null;
  #others: Uint8Array[] | null = null;
  #gatheredBytes = 0;

  /** @param open whether anything may still be written; if not, the gathered bytes are dropped. */
  constructor(socket: Duplex, open: () => boolean = () => socket.writable) {
    this.#socket = socket;
    this.#open = open;
  }

  /** Bytes that the kernel has not taken yet. */
  get waitingBytes(): number {
    return this.#gatheredBytes + this.#socket.writableLength;
  }

  /** What is written now would wait; the socket emits `drain` when it would not. */
  get full(): boolean {
    return this.#socket.writableNeedDrain;
  }

  /**
   * Writes the bytes together with all others that the present event writes here: at a moderate rate most
   * of a chat server's cost is system calls.
   * @param bytes must not be changed afterwards.
   */
  write(bytes: Uint8Array): void {
    this.#gatheredBytes += bytes.length;
    if (this.#first === null) {
      this.#first = bytes;
      if (this.#gatheredBytes < maxGatheredBytes) void endOfEvent.then(this.#flushes);
    } else {
      this.#others ??= [];
      this.#others.push(bytes);
    }
    if (this.#gatheredBytes >= maxGatheredBytes) this.flush();
  }

  /** Writes the gathered bytes. To be called before the socket is ended. */
  flush(): void {
    const [first, others, socket] = [this.#first, this.#others, this.#socket];
    if (first === null) return;
    this.#first = null;
    this.#others = null;
    this.#gatheredBytes = 0;
    if (!this.#open()) return;
    const bytes = others === null ? first : joinBytes([first, ...others]);
    // Bytes that the stream still holds go first.
    const written = socket.writableLength === 0 ? writeNow(socket, bytes) : 0;
    if (written < bytes.length) socket.write(written === 0 ? bytes : bytes.subarray(written));
  }

  readonly #flushes = (): void => this.flush();
}

/**
 * The socket's descriptor is non-blocking (libuv sets it so), and libuv holds no bytes when the stream holds
 * none: so this is the same write that libuv would try first.
 * @returns how many bytes the kernel accepted; 0 on an error, which the stream then meets and emits.
 */
function writeNow(socket: Handled, bytes: Uint8Array): number {
  const fd = socket._handle?.fd ?? -1;
  if (fd < 0) return 0;
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0;
  }
}
