// Frames between the test and the agent in its virtual machine, on one stream of bytes. Both sides use this file. The
// bytes are encrypted, so that what is said to the room stands in the machine's memory only where the room puts it.

import { createCipheriv } from 'node:crypto';

/** What a frame is for. `data` goes both ways; the test sends those above it, the agent those below. */
export const frameTypes = {
  /** Opens a connection; its data: the port on loopback. */
  open: 1,
  /** Starts a program; its data: a `RunOrder`. */
  run: 2,
  /** Sends a signal to that program; its data: the signal's name. */
  signal: 3,
  /** Reads a file as a process sees it; its data: a `ReadOrder`. The answer is data, then an end. */
  read: 4,
  /** Asks for what each page of memory is used for. The answer is data, then an end. */
  pages: 5,
  data: 6,
  /** The other side sends no more data here. A program's has its exit code, or nothing for a signal. */
  end: 7,
  /** The agent is there. */
  hello: 8,
} as const;

export interface RunOrder {
  readonly words: readonly string[];
}

export interface ReadOrder {
  /** A process, as /proc/PID/comm has it. */
  readonly process: string;
  readonly path: string;
}

export interface Frame {
  readonly type: number;
  readonly channel: number;
  /** Only until the next frame is read: its place is used again. */
  readonly data: Buffer;
}

const headBytes = 7;
export const maxDataBytes = 32 * 1024;
export const maxFrameBytes = headBytes + maxDataBytes;

/** Writes a frame to the start of `into`. @returns its length. */
export function writeFrame(into: Buffer, type: number, channel: number, data: Uint8Array): number {
  if (data.length > maxDataBytes) throw new RangeError('a frame is too long');
  into.writeUInt8(type, 0);
  into.writeUInt16BE(channel, 1);
  into.writeUInt32BE(data.length, 3);
  into.set(data, headBytes);
  return headBytes + data.length;
}

/** Gathers bytes to frames, in one place that is overwritten. */
export class FrameReader {
  readonly #kept = Buffer.allocUnsafeSlow(2 * maxFrameBytes).fill(0);
  #length = 0;

  /** @param bytes at most `maxFrameBytes`. Calls `take` for each whole frame, one after the other. */
  async read(bytes: Uint8Array, take: (frame: Frame) => Promise<void> | void): Promise<void> {
    this.#kept.set(bytes, this.#length);
    this.#length += bytes.length;
    let at = 0;
    while (this.#length - at >= headBytes) {
      const length = this.#kept.readUInt32BE(at + 3);
      if (length > maxDataBytes) throw new RangeError('a frame is too long');
      if (this.#length - at < headBytes + length) break;
      const data = this.#kept.subarray(at + headBytes, at + headBytes + length);
      await take({
        type: this.#kept.readUInt8(at),
        channel: this.#kept.readUInt16BE(at + 1),
        data,
      });
      at += headBytes + length;
    }
    this.#kept.copyWithin(0, at, this.#length);
    this.#length -= at;
    this.#kept.fill(0, this.#length);
  }
}

/** One direction of the stream: AES in counter mode, in place. */
export class Keystream {
  readonly #cipher;
  readonly #noughts = Buffer.alloc(maxFrameBytes);

  /** @param key 32 bytes. @param from whose bytes these are. */
  constructor(key: Uint8Array, from: 'test' | 'agent') {
    this.#cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16, from === 'test' ? 1 : 2));
  }

  /** Encrypts or decrypts; at most `maxFrameBytes`. */
  apply(bytes: Uint8Array): void {
    const stream = this.#cipher.update(this.#noughts.subarray(0, bytes.length));
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (stream[at] ?? 0);
  }
}
