// Writes to one socket: gathers what one event says, and hands it to the kernel by the shortest way.
// Knows nothing of what is written. The one place that looks below Node's streams: for a chat line their
// own bookkeeping costs as much as all of the gateway's (docs/bench/README.md).

import { writeSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { joinBytes } from '../../protocol/wire/join-bytes.ts';

/** More than this is not gathered, but written at once. */
const maxGatheredBytes = 64 * 1024;

/** What Node's sockets have without documenting it; not there once a socket is closed. */
interface Handled {
  readonly _handle?: { readonly fd?: number } | null;
}

/** A turn of microtasks: it comes at the end of each event. */
const endOfEvent = Promise.resolve();

/**
 * What others write to the same socket may come before what is gathered, unless `flush` is called
 * before: so ws sends its pongs.
 */
export class SocketWriter {
  readonly #socket: Duplex & Handled;
  readonly #open: () => boolean;
  #first: Uint8Array | null = null;
  #others: Uint8Array[] | null = null;
  #gatheredBytes = 0;

  /** @param open whether anything may be written still; what is gathered is dropped if not. */
  constructor(socket: Duplex, open: () => boolean = () => socket.writable) {
    this.#socket = socket;
    this.#open = open;
  }

  /** Bytes that the kernel has not taken yet. */
  get waitingBytes(): number {
    return this.#gatheredBytes + this.#socket.writableLength;
  }

  /** What is written now would only wait; the socket tells `drain` when it would not any more. */
  get full(): boolean {
    return this.#socket.writableNeedDrain;
  }

  /**
   * Writes with all else that the present event writes here, as one: at a moderate rate the cost of a
   * chat server is its system calls. @param bytes must not be written over.
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

  /** Writes what is gathered. To be called before the socket is ended. */
  flush(): void {
    const [first, others, socket] = [this.#first, this.#others, this.#socket];
    if (first === null) return;
    this.#first = null;
    this.#others = null;
    this.#gatheredBytes = 0;
    if (!this.#open()) return;
    const bytes = others === null ? first : joinBytes([first, ...others]);
    // What the stream still holds goes first.
    const taken = socket.writableLength === 0 ? takenNow(socket, bytes) : 0;
    if (taken < bytes.length) socket.write(taken === 0 ? bytes : bytes.subarray(taken));
  }

  readonly #flushes = (): void => this.flush();
}

/**
 * The socket's descriptor does not block (libuv sets it so), and nothing waits in libuv when nothing
 * does in the stream: so this is the write that libuv would try first.
 * @returns how many bytes the kernel took. A failure is none: the stream meets it anew, and tells it.
 */
function takenNow(socket: Handled, bytes: Uint8Array): number {
  const fd = socket._handle?.fd ?? -1;
  if (fd < 0) return 0;
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0;
  }
}
