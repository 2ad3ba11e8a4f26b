// Connections that cost the generator as little as Node allows: one receive buffer for all of them, and
// units of text out. Knows TCP and as much of RFC 6455 as a client needs; nothing of IRC.

import { connect, type Socket } from 'node:net';

export interface PipeReader {
  opened(): void;
  /** A piece of what arrived; `ends`: with it a message ends. The buffer is overwritten afterwards. */
  piece(bytes: Buffer, from: number, to: number, ends: boolean): void;
  closed(): void;
}

export interface Pipe {
  /** One line or message each, in one write. */
  send(units: readonly string[]): void;
  cut(): void;
}

// Of all connections: libuv fills it and hands it over before it reads the next socket.
const shared = Buffer.allocUnsafe(256 * 1024);

function dial(port: number, read: (length: number) => void, reader: PipeReader): Socket {
  const callback = (length: number): boolean => {
    read(length);
    return true;
  };
  const socket = connect({ host: '127.0.0.1', port, onread: { buffer: shared, callback } });
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => reader.closed());
  return socket;
}

/** Plain TCP: a unit is a line. */
export class LinePipe implements Pipe {
  readonly #socket: Socket;

  constructor(port: number, reader: PipeReader) {
    this.#socket = dial(port, (length) => reader.piece(shared, 0, length, false), reader);
    this.#socket.on('connect', () => reader.opened());
  }

  send(units: readonly string[]): void {
    this.#socket.write(`${units.join('\r\n')}\r\n`);
  }

  cut(): void {
    this.#socket.destroy();
  }
}

const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
// The answer to this key need not be checked: what is dialled here is no stranger.
const key = 'bWF5Zmx5IGJlbmNoIGtleQ==';
/** RFC 6455 §5.2: unmasked, at most 64 bits of length. */
const maxHeaderBytes = 10;

export interface FramesTo {
  readonly port: number;
  readonly path: string;
  readonly subprotocol: string | null;
  /** A unit is a line, and where messages end means nothing; else a unit is a message. */
  readonly stream: boolean;
}

/** A WebSocket. */
export class FramePipe implements Pipe {
  readonly #socket: Socket;
  readonly #reader: PipeReader;
  readonly #to: FramesTo;
  /** The answer to the upgrade, until it is whole. */
  #answer: string | null = '';
  /** A header that two reads tear apart. */
  readonly #header = Buffer.alloc(maxHeaderBytes);
  #headerHas = 0;
  /** Of the frame that is being read. */
  #left = 0;
  #kind = 0;

  constructor(to: FramesTo, reader: PipeReader) {
    this.#reader = reader;
    this.#to = to;
    this.#socket = dial(to.port, (length) => this.#read(length), reader);
    const protocol = to.subprotocol === null ? '' : `Sec-WebSocket-Protocol: ${to.subprotocol}\r\n`;
    this.#socket.write(
      `GET ${to.path} HTTP/1.1\r\nHost: 127.0.0.1:${to.port}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: ${key}\r\n${protocol}Origin: http://127.0.0.1:${to.port}\r\n\r\n`,
    );
  }

  send(units: readonly string[]): void {
    const { stream } = this.#to;
    const messages = stream ? [`${units.join('\r\n')}\r\n`] : units;
    const opcode = stream ? opcodes.binary : opcodes.text;
    this.#socket.write(Buffer.concat(messages.map((text) => frame(opcode, Buffer.from(text)))));
  }

  cut(): void {
    this.#socket.destroy();
  }

  #read(length: number): void {
    let at = this.#answer === null ? 0 : this.#upgrade(length);
    while (at < length) {
      if (this.#left === 0) at = this.#readHeader(at, length);
      const to = Math.min(length, at + this.#left);
      if (to === at) continue;
      this.#left -= to - at;
      if (this.#kind <= opcodes.binary) {
        this.#reader.piece(shared, at, to, this.#left === 0 && !this.#to.stream);
      } else this.#control(at, to);
      at = to;
    }
  }

  /** @returns where the frames begin. */
  #upgrade(length: number): number {
    const before = this.#answer?.length ?? 0;
    const answer = `${this.#answer}${shared.toString('latin1', 0, length)}`;
    const end = answer.indexOf('\r\n\r\n');
    this.#answer = end === -1 ? answer : null;
    if (end === -1) return length;
    if (answer.startsWith('HTTP/1.1 101')) this.#reader.opened();
    else this.#socket.destroy();
    return end + 4 - before;
  }

  /** @returns where the payload begins, or the end of what was read. */
  #readHeader(from: number, length: number): number {
    let at = from;
    while (at < length) {
      this.#header[this.#headerHas] = shared[at] ?? 0;
      this.#headerHas += 1;
      at += 1;
      const short = (this.#header[1] ?? 0) & 0x7f;
      const wanted = short < 126 ? 2 : short === 126 ? 4 : maxHeaderBytes;
      if (this.#headerHas < 2 || this.#headerHas < wanted) continue;
      this.#headerHas = 0;
      this.#kind = (this.#header[0] ?? 0) & 0x0f;
      this.#left =
        short < 126 ? short : this.#header.readUIntBE(wanted === 4 ? 2 : 4, wanted === 4 ? 2 : 6);
      return at;
    }
    return at;
  }

  #control(from: number, to: number): void {
    // A control frame is short and whole, but for a tear that costs this bench a guest, and is seen.
    if (this.#kind === opcodes.ping) {
      this.#socket.write(frame(opcodes.pong, Buffer.from(shared.subarray(from, to))));
    } else if (this.#kind === opcodes.close) this.#socket.destroy();
  }
}

/** A client's frame, masked with zeros: RFC 6455 asks for a mask, and the payload stays as it is. */
function frame(opcode: number, payload: Buffer): Buffer {
  const long = payload.length > 125;
  const bytes = Buffer.alloc((long ? 8 : 6) + payload.length);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (long ? 126 : payload.length);
  if (long) bytes.writeUInt16BE(payload.length, 2);
  payload.copy(bytes, long ? 8 : 6);
  return bytes;
}
