// The one process of a room that has a network: it runs tor, and carries the published ports to the
// gateway's sockets. It takes its orders from whoever connects first, which is the supervisor before any
// daemon runs, and from nobody else. Knows nothing of chat.

import { chmodSync, mkdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { makeLayout } from '../config/layout.ts';
import { Problem } from '../contract/host/problem.ts';
import { onEndSignals } from '../supervisor/signals.ts';
import { carryPort } from './carry-port.ts';
import { readLines } from './lines.ts';
import { TorKeeper, type TorProgram } from './tor-keeper.ts';
import { TorView } from './tor-view.ts';
import {
  encode,
  maxLineBytes,
  parseRequest,
  type NumberedRequest,
  type UplinkMessage,
} from './wire.ts';

export interface UplinkOptions {
  /** Where the room's writable state is: the same path in here and in the room. */
  readonly run: string;
  readonly tor: TorProgram;
}

// Longer than any room takes to start: in Docker the other container is still to come.
const supervisorWithinMs = 60_000;
// Folders and sockets for tor's user, and for the supervisor, which is in its group.
const dirMode = 0o750;
const socketUmask = 0o117;

/**
 * Runs until the supervisor has gone, or never came.
 * @returns the exit code.
 * @throws {Problem} if its place is taken or cannot be made.
 */
export async function runUplink({ run, tor }: UplinkOptions): Promise<number> {
  const { torState, shared, sockets } = makeLayout({ run, web: '', separate: false });
  makePlace(shared.tor);
  let supervisor: Socket | null = null;
  onEndSignals(process, {
    // The room ends in order, and this with it.
    end: () => (supervisor === null ? process.exit(0) : send(supervisor, { news: 'end' })),
    endAtOnce: () => process.exit(1),
  });
  supervisor = await firstConnection(sockets.uplink);
  if (supervisor === null) return 1;
  const socket = supervisor;
  const tell = (word: UplinkMessage): void => send(socket, word);
  const keeper = new TorKeeper({ tor, dirs: [torState, shared.tor], tell });
  const view = new TorView({ sockets, tell });
  const ports: Server[] = [];
  const answers = new Answers(socket, async (question) => {
    switch (question.ask) {
      case 'listen': {
        if (ports.length > 0) throw new Problem('uplink: listens already');
        const { host, webPort, sshPort } = question;
        ports.push(await carryPort('web door', { host, port: webPort }, sockets.webLocal));
        ports.push(await carryPort('ssh door', { host, port: sshPort }, sockets.sshLocal));
        return;
      }
      case 'listens':
      case 'follow':
      case 'dial':
        return view.answer(question);
      case 'start':
      case 'terminate':
      case 'kill':
      case 'dropOutput':
      case 'drop':
      case 'wipe':
        return keeper.obey(question);
    }
  });
  await answers.over;
  // What is still open on the ports goes with the process.
  for (const port of ports) port.close();
  view.end();
  await keeper.end();
  return 0;
}

/** Its own place on the tmpfs that both sides see. Sticky, so that nobody can move it away. */
function makePlace(dir: string): void {
  try {
    mkdirSync(dir, dirMode);
    chmodSync(dir, dirMode); // Not by mkdir: the umask would have its say.
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Problem(`uplink: cannot make ${dir} (${code})`, { cause });
  }
}

/** Resolves with the first who connects; then nobody else can, as the socket is gone. null: nobody came. */
async function firstConnection(path: string): Promise<Socket | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket | null>();
  const server = createServer((socket) => {
    // A second that came before the socket was gone.
    socket.on('error', () => socket.destroy());
    if (server.listening) resolve(socket);
    else socket.destroy();
    server.close();
  });
  server.once('error', (cause: NodeJS.ErrnoException) => {
    reject(new Problem(`uplink: cannot listen at ${path} (${cause.code ?? 'unknown'})`, { cause }));
  });
  // bind(2) makes the socket's file within this call and by this umask.
  const before = process.umask(socketUmask);
  server.listen(path);
  process.umask(before);
  const late = setTimeout(() => {
    server.close();
    resolve(null);
  }, supervisorWithinMs);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
  }
}

function send(socket: Socket, word: UplinkMessage): void {
  if (!socket.destroyed) socket.write(encode(word));
}

/** What may take its time, and changes nothing that another question relies on. */
const asides: ReadonlySet<NumberedRequest['ask']> = new Set(['listens', 'follow', 'dial']);

/** Answers one order after the other, as each relies on those before; what is only asked, beside them. */
class Answers {
  /** Resolves when the connection is over. */
  readonly over: Promise<void>;
  readonly #socket: Socket;
  readonly #obey: (question: NumberedRequest) => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  constructor(socket: Socket, obey: (question: NumberedRequest) => Promise<void>) {
    this.#socket = socket;
    this.#obey = obey;
    this.over = new Promise((resolve) => socket.once('close', () => resolve()));
    // The supervisor says nothing that is no question: a line that is none ends the connection.
    readLines(socket, maxLineBytes, (line) => {
      const question = parseRequest(line);
      if (asides.has(question.ask)) void this.#answer(question);
      else this.#last = this.#last.then(() => this.#answer(question));
    });
  }

  async #answer(question: NumberedRequest): Promise<void> {
    let error: string | null = null;
    try {
      await this.#obey(question);
    } catch (cause) {
      // What is not a Problem was not written to be shown.
      error = cause instanceof Problem ? cause.message : 'uplink: failed';
    }
    send(this.#socket, { news: 'answer', to: question.number, error });
  }
}
