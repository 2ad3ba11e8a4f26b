// One local IRC client of a sealed room: it sees clear lines, and the room gets sealed ones. A client that connects
// again is a new one: it enters the group anew, and the keys of the earlier connection are gone.

import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { inEnglish } from '../../../../server/contract/words/room-says.ts';
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
  /** The invitation's passphrase: the client has to show it before any key is used. */
  readonly word: string;
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
  let stream: Duplex;
  try {
    stream = await options.openStream();
  } catch {
    // The room refused the stream; the client sees a closed connection, as from any server.
    socket.destroy();
    return;
  }
  stream.on('error', () => {}); // As above.
  await new SealedClient(socket, stream, options).run();
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
  readonly #gate: PassGate;
  readonly #lines: SealedLines;
  readonly #seals: InvitationSeals;
  readonly #teller: GroupTeller;

  readonly #tell: Tell;
  #isRefused = false;

  constructor(socket: Socket, stream: Duplex, options: SealedClientOptions) {
    const { seal, word, tell } = options;
    this.#tell = tell;
    this.#gate = new PassGate(word);
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

  /** Carries both ways until both sides are done. */
  async run(): Promise<void> {
    // One side may end first, as a client does after QUIT; what it said before is still passed on.
    this.#socket.once('close', () => this.#stream.destroy());
    this.#stream.once('close', () => this.#socket.end(() => this.#socket.destroy()));
    const cancel = after(wordWithinMs, () => {
      if (!this.#gate.isOpen) this.#socket.destroy();
    });
    const client = new LineReader();
    const room = new LineReader();
    try {
      await Promise.all([
        this.#carry(this.#socket, this.#stream, (chunk) => this.#fromClient(client.read(chunk))),
        this.#carry(this.#stream, this.#socket, (chunk) => this.#fromRoom(room.read(chunk))),
      ]);
    } finally {
      cancel();
      this.#teller.close();
      this.#lines.close();
    }
  }

  #fromClient(reads: readonly Read[]): void {
    for (const read of reads) {
      if (this.#isRefused) return;
      if (read.kind === 'wrong') this.#write(this.#socket, wrongLines[read.why]);
      else if (this.#gate.answer(read.text) === 'refuse') this.#refuse();
      else if (/^words\s*$/i.test(read.text)) this.#teller.asked();
      else {
        this.#seals.asked(read.text);
        this.#lines.fromClient(read.text, null);
      }
    }
  }

  #refuse(): void {
    this.#isRefused = true;
    const goodbye = `${wrongPassword.join('\r\n')}\r\n`;
    after(wrongWordMs, () => this.#socket.end(goodbye, () => this.#socket.destroy()));
  }

  #fromRoom(reads: readonly Read[]): void {
    for (const read of reads) if (read.kind === 'line') this.#lines.fromRoom(read.text);
  }

  /** Reads no more of a side before what it said is handled and the other side has taken it. */
  async #carry(from: Duplex, to: Duplex, handle: (chunk: Buffer) => void): Promise<void> {
    const chunks: Chunks = from[Symbol.asyncIterator]();
    for (;;) {
      const chunk = await nextChunk(chunks);
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
    if (line.endsWith(inEnglish('says.notSealed'))) {
      this.#tell.warning(sentence('sealed.notSealed'));
    }
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
