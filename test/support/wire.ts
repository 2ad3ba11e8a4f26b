// One connection to a door, as lines: what a client of the test has under it.

import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { WebSocket } from 'ws';

export interface WireListener {
  opened(): void;
  /** Without its end. */
  line(line: string): void;
  /** Once, however it ended. */
  closed(): void;
}

export interface Wire {
  /** Lost without a word where the connection is no more. */
  say(line: string): void;
  /** Stops and starts reading. */
  pause(): void;
  resume(): void;
  /** Cuts it off. */
  cut(): void;
}

/** How to make a connection. */
export type Dial = (listener: WireListener) => Wire;

/** Plain TCP, or a unix socket. @param first what is said before all lines (a PROXY line). */
export function ircWire(to: NetConnectOpts, first = ''): Dial {
  return (listener) => {
    const socket = connect(to);
    socket.setNoDelay(true);
    if (first !== '') socket.write(first);
    socket.on('connect', () => {
      readLines(socket, listener);
      listener.opened();
    });
    return wireOf(socket, listener);
  };
}

/**
 * An onion service, or whatever the proxy reaches.
 * @param socks a SOCKS5 proxy on loopback (RFC 1928): tor's.
 */
export function socksWire(socks: number, host: string, port: number): Dial {
  return (listener) => {
    const socket = connect(socks, '127.0.0.1');
    socket.setNoDelay(true);
    const name = Buffer.from(host);
    const where = Buffer.of(5, 1, 0, 3, name.length, ...name, port >> 8, port & 0xff);
    // No authentication, and then a name: the proxy answers both, and is asked nothing before.
    socket.write(Buffer.of(5, 1, 0));
    socket.once('data', () => {
      socket.write(where);
      socket.once('data', (answer: Buffer) => {
        if (answer[1] !== 0) {
          socket.destroy();
          return;
        }
        readLines(socket, listener);
        listener.opened();
      });
    });
    return wireOf(socket, listener);
  };
}

function readLines(socket: Socket, listener: WireListener): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) listener.line(line);
  });
}

function wireOf(socket: Socket, listener: WireListener): Wire {
  socket.on('error', () => {});
  socket.on('close', () => listener.closed());
  return {
    say: (line) => socket.write(`${line}\r\n`),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    cut: () => socket.destroy(),
  };
}

/**
 * @param host the room's own name and port.
 * @param by where to connect, if it is not there.
 */
export function webSocketWire(host: string, by: NetConnectOpts | null = null): Dial {
  return (listener) => {
    const ws = new WebSocket(`ws://${host}/irc`, ['text.ircv3.net'], {
      origin: `http://${host}`,
      perMessageDeflate: false,
      ...(by === null ? {} : { createConnection: () => connect(by) }),
    });
    ws.on('open', () => listener.opened());
    ws.on('message', (data) => {
      if (Buffer.isBuffer(data)) listener.line(data.toString());
    });
    ws.on('error', () => {});
    ws.on('close', () => listener.closed());
    return {
      say: (line) => {
        if (ws.readyState === WebSocket.OPEN) ws.send(line);
      },
      pause: () => ws.pause(),
      resume: () => ws.resume(),
      cut: () => ws.terminate(),
    };
  };
}
