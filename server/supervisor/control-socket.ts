// Answers the operator's requests over a unix socket. contract/host/control.ts has the form of requests and
// replies.
//
// An answer that holds a secret goes by a file beside the socket, if the asker can read that.
//
// The line must have come 2 s after the connection, and the answer be read 2 s after it was given.

import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  answerTo,
  encodeAnswer,
  encodeRefusal,
  parseRequest,
  wantsFile,
  type Ask,
  type ControlHandlers,
} from '../contract/host/control.ts';
import { encodeHandedOver } from '../contract/host/handed-over.ts';
import { Problem } from '../contract/host/problem.ts';
import type { Clock } from './clock.ts';
import { dropHandedOver, handOver } from './memory-file.ts';
import { sentence } from '../contract/sentences/sentence.ts';

const maxLineBytes = 64 * 1024;
const maxConnections = 8;
const limitMs = 2000;

export interface ControlSocket {
  /** Takes no more connections, gives the answers that are due, cuts the others, and removes the socket. */
  close(): Promise<void>;
}

/**
 * Listens with mode 0600.
 * @param askerSeenMs how long `close` waits behind an asker's own end: in a container the engine has to see
 * that (docker exec), before the room's end takes it away
 * @param onAsk is told what is asked, before it is answered
 * @throws {Problem} if the socket cannot be made
 */
export async function openControlSocket(
  path: string,
  handlers: ControlHandlers,
  clock: Clock,
  askerSeenMs = 0,
  onAsk: (ask: Ask) => void = () => {},
): Promise<ControlSocket> {
  const sockets = new Set<Socket>();
  // Half open: a client may end its side after the line and still wait for the answer.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // The asker is gone; nobody is left to tell.
    const full = sockets.size > maxConnections;
    void (full
      ? reply(socket, clock, encodeRefusal(busy()))
      : converse({ socket, clock, handlers, onAsk, dir: dirname(path) }));
  });
  await listen(server, path);
  server.on('error', () => {}); // An accept(2) failed for want of descriptors: the asker asks again.
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const due = [...sockets].filter((socket) => !socket.writableEnded);
      // What a handler has just resolved with becomes an answer in this turn of the loop.
      await setImmediate();
      const answered = due.filter((socket) => socket.writableEnded);
      for (const socket of sockets) {
        // Once written, an answer lies with the asker, and can be read after we are gone.
        if (!socket.writableEnded) socket.destroy();
        else if (!answered.includes(socket)) socket.destroySoon();
      }
      // In a container the asker is gone with us: until the answer’s limit it may pass it on, however slow
      // the machine is. It keeps its side open while it does.
      await closed;
      if (askerSeenMs > 0 && answered.length > 0) {
        await new Promise<void>((resolve) => void clock.after(askerSeenMs, resolve));
      }
    },
  };
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new Problem(sentence('control.cannotListen', { path, code: cause.code ?? 'unknown' }), {
          cause,
        }),
      );
    });
    // bind(2) makes the socket's file within this call and by this umask: there is no moment at which
    // others could connect.
    const before = process.umask(0o177);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
}

function busy(): Problem {
  return new Problem(sentence('control.busy', { count: maxConnections }), {
    hint: sentence('control.tryAgain'),
  });
}

interface Talk {
  readonly socket: Socket;
  readonly clock: Clock;
  readonly handlers: ControlHandlers;
  readonly onAsk: (ask: Ask) => void;
  /** Where an answer may lie that holds a secret. */
  readonly dir: string;
}

async function converse({ socket, clock, handlers, onAsk, dir }: Talk): Promise<void> {
  let line: string;
  try {
    const asked = await readLine(socket, clock);
    const request = parseRequest(asked);
    onAsk(request.ask);
    line = encodeAnswer(await answerTo(request, handlers));
    if (wantsFile(asked)) line = inFile(dir, line, socket);
  } catch (error) {
    // What is not a Problem was not written to be shown.
    line = encodeRefusal(
      error instanceof Problem ? error : new Problem(sentence('control.failed')),
    );
  }
  reply(socket, clock, line);
}

/** @returns the line that names the file; the same line where it cannot be in memory. */
function inFile(dir: string, line: string, socket: Socket): string {
  const name = socket.destroyed ? null : handOver(dir, line);
  if (name === null) return line;
  // The asker has overwritten it; one that is gone, or late, never will.
  socket.once('close', () => dropHandedOver(dir, name));
  return encodeHandedOver(name);
}

function reply(socket: Socket, clock: Clock, line: string): void {
  // What still comes is dropped: closing over unread bytes would reset the connection, answer and all.
  socket.resume();
  socket.end(line);
  const cancel = clock.after(limitMs, () => socket.destroy());
  socket.once('close', cancel);
}

/** @throws {Problem} if it is too long, too late, or ends before its line does */
function readLine(socket: Socket, clock: Clock): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  const onData = (chunk: Buffer): void => {
    const end = chunk.indexOf('\n');
    const part = end === -1 ? chunk : chunk.subarray(0, end);
    chunks.push(part);
    bytes += part.length;
    if (bytes > maxLineBytes)
      reject(new Problem(sentence('control.tooLong', { bytes: maxLineBytes })));
    else if (end !== -1) resolve(Buffer.concat(chunks).toString('utf8'));
  };
  const onEnd = (): void => reject(new Problem(sentence('control.endedEarly')));
  const cancel = clock.after(limitMs, () =>
    reject(new Problem(sentence('control.tooLate', { time: limitMs }))),
  );
  socket.on('data', onData);
  socket.once('close', onEnd);
  socket.once('end', onEnd);
  return promise.finally(() => {
    cancel();
    socket.off('data', onData);
    socket.off('close', onEnd);
    socket.off('end', onEnd);
  });
}
