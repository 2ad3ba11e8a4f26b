// The one process of a room that has a network: it runs tor, or asks one that runs already, and carries the published ports to the gateway's
// sockets. It obeys the first that connects, and nobody else: that is the supervisor, before any daemon runs.

import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { makeLayout } from '../config/layout.ts';
import { handedOverName } from '../contract/host/handed-over.ts';
import { Problem } from '../contract/host/problem.ts';
import { takeHandedOver } from '../supervisor/memory-file.ts';
import { onEndSignals } from '../supervisor/signals.ts';
import { carryPort } from './carry-port.ts';
import { readLines } from './lines.ts';
import { BorrowedTor, type BorrowedTorPlace } from './borrowed-tor.ts';
import { OwnTor, type TorInCare } from './own-tor.ts';
import type { TorProgram } from './tor-keeper.ts';
import {
  encode,
  maxLineBytes,
  parseRequest,
  type NumberedRequest,
  type UplinkMessage,
} from './wire.ts';
import { sentence, type Text } from '../contract/sentences/sentence.ts';

export interface UplinkOptions {
  /** Where the room's writable state is: the same path in here and in the room. */
  readonly run: string;
  /** The program to run, or where a tor is that runs already. */
  readonly tor: TorProgram | BorrowedTorPlace;
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
  const sendMessage = (message: UplinkMessage): void => send(socket, message);
  const care: TorInCare =
    'path' in tor
      ? new OwnTor({ tor, dirs: [torState, shared.tor], sockets, send: sendMessage })
      : new BorrowedTor({ place: tor, sockets, randomInt, send: sendMessage });
  const ports: Server[] = [];
  const requests = new RequestQueue(socket, shared.tor, async (request) => {
    switch (request.ask) {
      case 'listen': {
        if (ports.length > 0) throw new Problem(sentence('uplink.listens'));
        const { host, webPort, sshPort } = request;
        ports.push(await carryPort('web door', { host, port: webPort }, sockets.webLocal));
        ports.push(await carryPort('ssh door', { host, port: sshPort }, sockets.sshLocal));
        return;
      }
      case 'listens':
      case 'follow':
      case 'dial':
        return care.answer(request);
      case 'start':
      case 'borrow':
      case 'terminate':
      case 'kill':
      case 'dropOutput':
      case 'drop':
      case 'wipe':
        return care.obey(request);
    }
  });
  await requests.over;
  // What is still open on the ports goes with the process.
  for (const port of ports) port.close();
  await care.end();
  return 0;
}

/** Its own place on the tmpfs that both sides see. Sticky, so that nobody can move it away. */
function makePlace(dir: string): void {
  try {
    mkdirSync(dir, dirMode);
    chmodSync(dir, dirMode); // Not by mkdir, which applies the umask.
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Problem(sentence('uplink.cannotMake', { path: dir, code }), { cause });
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
    reject(
      new Problem(sentence('uplink.cannotListen', { path, code: cause.code ?? 'unknown' }), {
        cause,
      }),
    );
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

function send(socket: Socket, message: UplinkMessage): void {
  if (!socket.destroyed) socket.write(encode(message));
}

/** Requests that may take long and change nothing that another request needs. */
const asides: ReadonlySet<NumberedRequest['ask']> = new Set(['listens', 'follow', 'dial']);

/** Does one request after the other, as each relies on those before it; those of `asides` run beside them. */
class RequestQueue {
  /** Resolves when the connection is over. */
  readonly over: Promise<void>;
  readonly #socket: Socket;
  readonly #obey: (request: NumberedRequest) => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  /** @param dir where a request lies that holds a secret */
  constructor(socket: Socket, dir: string, obey: (request: NumberedRequest) => Promise<void>) {
    this.#socket = socket;
    this.#obey = obey;
    this.over = new Promise((resolve) => socket.once('close', () => resolve()));
    // The supervisor sends nothing but requests: any other line ends the connection.
    readLines(socket, maxLineBytes, (line) => {
      const name = handedOverName(line);
      const request = parseRequest(name === null ? line : takeHandedOver(dir, name));
      if (asides.has(request.ask)) void this.#answer(request);
      else this.#last = this.#last.then(() => this.#answer(request));
    });
  }

  async #answer(request: NumberedRequest): Promise<void> {
    let error: Text | null = null;
    try {
      await this.#obey(request);
    } catch (cause) {
      // What is not a Problem was not written to be shown.
      error = cause instanceof Problem ? cause.text : sentence('uplink.failed');
    }
    send(this.#socket, { news: 'answer', to: request.number, error });
  }
}
