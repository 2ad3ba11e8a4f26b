// A client that says and hears lines at either door. Knows as much IRC as a test writes down.

import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { until } from './until.ts';

/** How a connection ended; code and reason are a WebSocket's. */
export interface Ending {
  readonly code: number | null;
  readonly reason: string;
}

export class IrcClient {
  /** All lines so far, without their ends. */
  readonly lines: string[] = [];
  ending: Ending | null = null;
  #read = 0;
  #syncs = 0;
  #listener: ((line: string) => void) | null = null;
  readonly #say: (line: string) => void;
  readonly #close: () => void;

  private constructor(say: (line: string) => void, close: () => void) {
    this.#say = say;
    this.#close = close;
  }

  /** Plain TCP, or tor's unix socket with a PROXY line in front. */
  static tcp(to: NetConnectOpts, circuit: number | null = null): IrcClient & { socket: Socket } {
    const socket = connect(to);
    if (circuit !== null) socket.write(proxyLine(circuit));
    const client = new IrcClient(
      (line) => socket.write(`${line}\r\n`),
      () => socket.destroy(),
    );
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\r\n');
      rest = parts.pop() ?? '';
      for (const part of parts) client.#hear(part);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      client.ending = { code: null, reason: '' };
    });
    return Object.assign(client, { socket });
  }

  static websocket(
    port: number,
    options: { protocols?: string[]; origin?: string; path?: string } = {},
  ): IrcClient & { ws: WebSocket } {
    const host = `127.0.0.1:${port}`;
    const ws = new WebSocket(`ws://${host}${options.path ?? '/irc'}`, options.protocols ?? [], {
      origin: options.origin ?? `http://${host}`,
      perMessageDeflate: false,
    });
    const opened: string[] = [];
    const binary = options.protocols?.[0] === 'binary.ircv3.net';
    const client = new IrcClient(
      (line) => {
        if (ws.readyState === WebSocket.CONNECTING) opened.push(line);
        else ws.send(binary ? Buffer.from(line) : line);
      },
      () => ws.terminate(),
    );
    ws.on('open', () => {
      for (const line of opened) client.say(line);
    });
    ws.on('message', (data, isBinary) => {
      if (!Buffer.isBuffer(data)) throw new Error('a message came in fragments');
      const line = data.toString();
      if (isBinary !== binary) throw new Error(`a ${isBinary ? 'binary' : 'text'} frame came`);
      if (/[\r\n\0]/.test(line)) throw new Error('a message holds more than a line');
      client.#hear(line);
    });
    ws.on('error', () => {});
    ws.on('close', (code, reason) => {
      client.ending = { code, reason: reason.toString() };
    });
    return Object.assign(client, { ws });
  }

  /** A client on a link that others make. @returns it, and what gives it a line. */
  static over(say: (line: string) => void, close: () => void) {
    const client = new IrcClient(say, close);
    return { client, hear: (line: string): void => client.#hear(line) };
  }

  /** @param listener gets each line from now on, too. */
  listens(listener: (line: string) => void): void {
    this.#listener = listener;
  }

  #hear(line: string): void {
    this.lines.push(line);
    this.#listener?.(line);
  }

  say(...lines: string[]): void {
    for (const line of lines) this.#say(line);
  }

  /** The next line that matches; those before it are passed over. */
  async hears(pattern: RegExp, withinMs = 30_000): Promise<string> {
    return until(
      `a line like ${pattern}, after ${JSON.stringify(this.lines.slice(-12))}`,
      () => {
        for (; this.#read < this.lines.length; this.#read += 1) {
          const line = this.lines[this.#read] ?? '';
          if (!pattern.test(line)) continue;
          this.#read += 1;
          return line;
        }
        if (this.ending !== null) {
          throw new Error(
            `closed (${this.ending.reason}) before a line like ${pattern}: ${this.lines.join(' | ')}`,
          );
        }
        return null;
      },
      { withinMs, everyMs: 5 },
    );
  }

  /** Registers. Resolves at 001. */
  async enters(nick: string, passphrase: string | null, ...channels: string[]): Promise<void> {
    if (passphrase !== null) this.say(`PASS ${passphrase}`);
    this.say(`NICK ${nick}`, 'USER a 0 * :A Full Name');
    await this.hears(/ 001 /);
    for (const channel of channels) {
      this.say(`JOIN ${channel}`);
      await this.hears(new RegExp(` 366 .* ${channel} `));
    }
  }

  /** A barrier: everything said before has been answered. */
  async sync(): Promise<void> {
    this.#syncs += 1;
    const token = `sync${this.#syncs}`;
    this.say(`PING ${token}`);
    await this.hears(new RegExp(`PONG .*${token}`));
  }

  async ends(withinMs = 30_000): Promise<Ending> {
    return until('the end of the connection', () => this.ending, { withinMs, everyMs: 5 });
  }

  close(): void {
    this.#close();
  }
}

/** As tor writes it (`HiddenServiceExportCircuitID haproxy`). */
export function proxyLine(circuit: number): string {
  const hex = circuit.toString(16).padStart(8, '0');
  const group = (at: number): string => Number.parseInt(hex.slice(at, at + 4), 16).toString(16);
  return `PROXY TCP6 fc00:dead:beef:4dad::${group(0)}:${group(4)} ::1 27 80\r\n`;
}
