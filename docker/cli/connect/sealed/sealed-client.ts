// One local IRC client of a sealed room: it sees clear lines, and the room gets sealed ones. A client that connects
// again is a new one: it enters the group anew, and the keys of the earlier connection are gone.

import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { InvitationSeals } from '../../../../server/sealed/lines/invitation-seals.ts';
import { openSealedLines } from '../../../../server/sealed/lines/sealed-lines.ts';
import type { SealedLines } from '../../../../server/sealed/lines/sealed-lines-types.ts';
import type { Seal } from '../../../../server/sealed/seal/seal.ts';
import type { Tell } from '../../terminal/tell.ts';
import { GroupTeller } from './group-teller.ts';
import { LineReader, type Read } from './line-reader.ts';
import { pretendsLocal, wrongLines, wrongPassword } from './local-source.ts';
import { PassGate } from './pass-gate.ts';

export interface SealedClientOptions {
  readonly seal: Seal;
  /** What the client has to show before any key is used. */
  readonly word: string;
  /** Whether the room wants that word as well. */
  readonly isForwarded: boolean;
  readonly openStream: () => Promise<Duplex>;
  readonly tell: Tell;
}

/** Until then a client has to show the word. */
const wordWithinMs = 60_000;
/** So long a client that showed a wrong one waits for its answer: guessing takes time. */
const wrongWordMs = 1000;

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Calls back after a delay. @returns cancels it. */
function after(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}

/** Resolves when the client is gone. @param socket allows half open ends. */
export async function serveSealedClient(
  socket: Socket,
  options: SealedClientOptions,
): Promise<void> {
  socket.on('error', () => {}); // The client is gone; its end shows at `close`.
  const reader = new LineReader();
  const chunks: Chunks = socket[Symbol.asyncIterator]();
  const first = await shownWord(
    socket,
    chunks,
    reader,
    new PassGate(options.word, options.isForwarded),
  );
  if (first === null) {
    await new Promise((resolve) => setTimeout(resolve, wrongWordMs));
    socket.end(`${wrongPassword.join('\r\n')}\r\n`, () => socket.destroy());
    return;
  }
  let stream: Duplex;
  try {
    stream = await options.openStream();
  } catch {
    // The room refused the stream; the client sees a closed connection, as from any server.
    socket.destroy();
    return;
  }
  stream.on('error', () => {}); // As above.
  const client = new SealedClient(socket, stream, options);
  client.take(first);
  await client.run(chunks, reader);
}

/** @returns the lines so far; null: the client shows a wrong word, or none. */
async function shownWord(
  socket: Socket,
  chunks: Chunks,
  reader: LineReader,
  gate: PassGate,
): Promise<readonly Read[] | null> {
  const cancel = after(wordWithinMs, () => socket.destroy());
  try {
    for (;;) {
      const chunk = await nextChunk(chunks);
      if (chunk === null) return null;
      const reads = reader.read(chunk);
      for (const [at, read] of reads.entries()) {
        const answer =
          read.kind === 'line' ? gate.answer(read.text) : ({ kind: 'refuse' } as const);
        if (answer.kind === 'refuse') return null;
        if (answer.kind === 'open') {
          const lines = answer.lines.map((text) => ({ kind: 'line', text }) as const);
          return [...lines, ...reads.slice(at + 1)];
        }
      }
    }
  } finally {
    cancel();
  }
}

type Chunks = AsyncIterator<unknown, undefined>;

/** @returns null: no more comes. */
async function nextChunk(chunks: Chunks): Promise<Buffer | null> {
  try {
    const { value } = await chunks.next();
    return Buffer.isBuffer(value) ? value : null;
  } catch {
    // It broke off.
    return null;
  }
}

class SealedClient {
  readonly #socket: Socket;
  readonly #stream: Duplex;
  readonly #lines: SealedLines;
  readonly #seals: InvitationSeals;
  readonly #teller: GroupTeller;

  constructor(socket: Socket, stream: Duplex, { seal, tell }: SealedClientOptions) {
    this.#socket = socket;
    this.#stream = stream;
    this.#seals = new InvitationSeals(seal, random);
    const now = (): number => performance.now();
    this.#lines = openSealedLines(
      { seal, random, now, after, kept: null },
      {
        toClient: (line) => this.#show(line),
        toRoom: (line) => this.#write(stream, line),
        changed: () => this.#teller.changed(),
      },
    );
    this.#teller = new GroupTeller({
      tell,
      after,
      view: () => this.#lines.view,
      toClient: (line) => this.#write(socket, line),
    });
  }

  /** Lines of the client's. */
  take(reads: readonly Read[]): void {
    for (const read of reads) {
      if (read.kind === 'wrong') this.#write(this.#socket, wrongLines[read.why]);
      else if (/^words\s*$/i.test(read.text)) this.#teller.asked();
      else {
        this.#seals.asked(read.text);
        this.#lines.fromClient(read.text, null);
      }
    }
  }

  /**
   * Carries both ways until both sides are done.
   * @param chunks what the client says next. @param reader has what it began to say.
   */
  async run(chunks: Chunks, reader: LineReader): Promise<void> {
    const roomReader = new LineReader();
    const roomChunks: Chunks = this.#stream[Symbol.asyncIterator]();
    const over = Promise.all([
      this.#carry(chunks, this.#stream, (chunk) => this.take(reader.read(chunk))),
      this.#carry(roomChunks, this.#socket, (chunk) => {
        for (const read of roomReader.read(chunk))
          if (read.kind === 'line') this.#lines.fromRoom(read.text);
      }),
    ]);
    // One side may end first, as a client does after QUIT; what it said before is still passed on.
    this.#socket.once('close', () => this.#stream.destroy());
    this.#stream.once('close', () => this.#socket.end(() => this.#socket.destroy()));
    try {
      await over;
    } finally {
      this.#teller.close();
      this.#lines.close();
    }
  }

  /** Reads no more of a side before what it said is handled and the other side has taken it. */
  async #carry(from: Chunks, to: Duplex, handle: (chunk: Buffer) => void): Promise<void> {
    for (;;) {
      const chunk = await nextChunk(from);
      if (chunk === null) break;
      handle(chunk);
      await this.#lines.settled();
      await drained(to);
    }
    await this.#lines.settled();
    to.end();
  }

  #show(line: string): void {
    if (pretendsLocal(line)) return;
    const shown = this.#seals.added(line);
    if (shown !== null) this.#write(this.#socket, shown);
  }

  #write(to: Duplex, line: string): void {
    if (to.writable) to.write(`${line}\r\n`);
  }
}

async function drained(to: Duplex): Promise<void> {
  if (!to.writableNeedDrain || to.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      to.off('drain', done);
      to.off('close', done);
      resolve();
    };
    to.once('drain', done);
    to.once('close', done);
  });
}
