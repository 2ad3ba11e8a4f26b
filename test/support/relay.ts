// A TCP relay on loopback whose connections break as circuits do: with a word or without, after so many bytes,
// or silently.

import { connect, createServer, type Server, type Socket } from 'node:net';

/** Texts of ASCII, and others of the same length that come out in their place. */
export type Edits = Readonly<Record<string, string>>;

interface Way {
  readonly near: Socket;
  readonly far: Socket;
  /** What was last said to the room by it. */
  asked: string;
}

export class Relay {
  readonly port: number;
  readonly #to: number;
  readonly #edits: Edits;
  readonly #ways = new Set<Way>();
  #server: Server | null = null;
  #fuse = Number.POSITIVE_INFINITY;
  #cuts = 0;

  /**
   * @param port where it listens, on loopback, from `up` on.
   * @param to the port that it leads to.
   * @param edits of what passes, in both directions.
   */
  constructor(port: number, to: number, edits: Edits = {}) {
    for (const [text, other] of Object.entries(edits)) {
      if (text.length !== other.length) throw new Error(`${text} and ${other} differ in length`);
    }
    this.port = port;
    this.#to = to;
    this.#edits = edits;
  }

  /** Times that connections were cut. */
  get cuts(): number {
    return this.#cuts;
  }

  async up(): Promise<void> {
    const server = createServer((near) => this.#open(near));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** With a RST, or with a FIN in the middle of an answer; new connections are taken. */
  cut(how: 'reset' | 'end'): void {
    this.#cuts += 1;
    for (const { near } of this.#ways) {
      if (how === 'reset') near.resetAndDestroy();
      else near.destroy();
    }
  }

  /** Cuts when so many bytes more have passed in either direction: in the middle of what is on its way. */
  cutAfter(bytes: number): void {
    this.#fuse = bytes;
  }

  /**
   * Connections whose last request begins so stay open, and nothing passes any more. The others, which a
   * browser would use for its next request within minutes, are cut; new ones are taken.
   */
  silence(asked: string): void {
    for (const way of this.#ways) {
      if (!way.asked.startsWith(asked)) {
        way.near.destroy();
        continue;
      }
      way.far.removeAllListeners('close');
      way.near.pause();
      way.far.pause();
    }
  }

  /** Nobody is let in until `up`, and who is in is cut. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    this.cut('reset');
    await closed;
  }

  #open(near: Socket): void {
    const far = connect(this.#to, '127.0.0.1');
    const way: Way = { near, far, asked: '' };
    this.#ways.add(way);
    near.on('data', (chunk: Buffer) => {
      way.asked = chunk.toString('latin1');
      this.#carry(chunk, far);
    });
    far.on('data', (chunk: Buffer) => this.#carry(chunk, near));
    near.on('end', () => far.end());
    far.on('end', () => near.end());
    near.on('close', () => {
      this.#ways.delete(way);
      far.destroy();
    });
    far.on('close', () => near.destroySoon());
    near.on('error', () => near.destroy());
    far.on('error', () => far.destroy());
  }

  #carry(chunk: Buffer, to: Socket): void {
    const bytes = edited(chunk, this.#edits);
    this.#fuse -= bytes.length;
    if (this.#fuse >= 0) {
      to.write(bytes);
      return;
    }
    to.write(bytes.subarray(0, Math.max(0, bytes.length + this.#fuse)));
    this.#fuse = Number.POSITIVE_INFINITY;
    this.cut('end');
  }
}

/** What is cut in two by the chunks' ends passes as it is. */
function edited(chunk: Buffer, edits: Edits): Buffer {
  const pairs = Object.entries(edits);
  if (pairs.length === 0) return chunk;
  let text = chunk.toString('latin1');
  for (const [from, to] of pairs) text = text.replaceAll(from, to);
  return Buffer.from(text, 'latin1');
}
