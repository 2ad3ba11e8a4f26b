// A room of one's own over a real WebSocket: the test reads what the page says and answers as it likes.
// For what a real ngIRCd does only by luck: refusals in order, lines that break, echoes.

import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface Visitor {
  /** The next line that the page sends and that matches; lines before it are let go. */
  hears(form: RegExp): Promise<string>;
  says(...lines: readonly string[]): void;
  close(code: number, reason?: string): void;
  /** Ends the connection without a goodbye. */
  cut(): void;
  /** The connection is over, and all that was said on it is taken in. */
  gone(): Promise<void>;
}

export interface ScriptedRoom {
  readonly url: string;
  /** The next connection. */
  visitor(): Promise<Visitor>;
  close(): Promise<void>;
}

/** A list that can be waited for. */
class Queue<T> {
  readonly #values: T[] = [];
  readonly #waiting: ((value: T) => void)[] = [];

  push(value: T): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#values.push(value);
    else waiting(value);
  }

  next(): Promise<T> {
    const value = this.#values.shift();
    if (value !== undefined) return Promise.resolve(value);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

function visitorOf(socket: WebSocket): Visitor {
  const heard = new Queue<string>();
  socket.on('message', (data: Buffer, isBinary) =>
    heard.push(isBinary ? '<binary>' : data.toString()),
  );
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    gone: () => gone,
    hears: async (form) => {
      for (;;) {
        const line = await heard.next();
        if (form.test(line)) return line;
      }
    },
    says: (...lines) => {
      for (const line of lines) socket.send(line);
    },
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
  };
}

export async function scriptedRoom(): Promise<ScriptedRoom> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const visitors = new Queue<Visitor>();
  server.on('connection', (socket) => visitors.push(visitorOf(socket)));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/irc`,
    visitor: () => visitors.next(),
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}
