// A TCP relay on loopback whose connections can be broken as circuits break: with a word, or without.
// Knows nothing of what passes through, but for what it was told to put in its place.

import { connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** Texts of ASCII, and others of the same length that come out in their place. */
export type Edits = Readonly<Record<string, string>>;

/** What is cut in two by the chunks' ends passes as it is. */
function editor(edits: Edits): Transform {
  for (const [text, other] of Object.entries(edits)) {
    if (text.length !== other.length) throw new Error(`${text} and ${other} differ in length`);
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let text = chunk.toString('latin1');
      for (const [from, to] of Object.entries(edits)) text = text.replaceAll(from, to);
      done(null, Buffer.from(text, 'latin1'));
    },
  });
}

interface Way {
  readonly far: Socket;
  /** What was last said to the room by it. */
  asked: string;
}

export class EditingRelay {
  readonly port: number;
  readonly #to: () => number;
  readonly #edits: Edits;
  readonly #near = new Map<Socket, Way>();
  #server: Server | null = null;

  /**
   * @param to the port to lead to, asked for at each connection.
   * @param edits of what passes, in both directions.
   */
  constructor(port: number, to: () => number, edits: Edits = {}) {
    this.port = port;
    this.#to = to;
    this.#edits = edits;
  }

  async up(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#to(), '127.0.0.1');
      const way: Way = { far, asked: '' };
      this.#near.set(near, way);
      near.on('data', (chunk: Buffer) => {
        way.asked = chunk.toString('latin1');
      });
      near.on('close', () => {
        this.#near.delete(near);
        far.destroy();
      });
      far.on('close', () => near.destroySoon());
      near.on('error', () => near.destroy());
      far.on('error', () => far.destroy());
      near.pipe(editor(this.#edits)).pipe(far);
      far.pipe(editor(this.#edits)).pipe(near);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** With a RST, or with a FIN in the middle of an answer; new connections are taken. */
  cut(how: 'reset' | 'end'): void {
    for (const near of this.#near.keys()) {
      if (how === 'reset') near.resetAndDestroy();
      else near.destroy();
    }
  }

  /**
   * Connections whose last request begins so stay open, and nothing passes any more. The others, which a
   * browser would use for its next request within minutes, are cut; new ones are taken.
   */
  silence(asked: string): void {
    for (const [near, way] of this.#near) {
      if (!way.asked.startsWith(asked)) {
        near.destroy();
        continue;
      }
      way.far.removeAllListeners('close');
      for (const socket of [near, way.far]) {
        socket.unpipe();
        socket.pause();
      }
    }
  }

  /** Nobody is let in until `up`. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    this.cut('reset');
    await closed;
  }
}
