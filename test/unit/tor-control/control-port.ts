// A control port under test that says what a test tells it to, and notes what it was asked.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The answer to a command, its line ends included; null: none. */
export type Answer = (command: string, socket: Socket) => string | null;

export const info = (methods: string, more = '', version = '0.4.9.11'): string =>
  `250-PROTOCOLINFO 1\r\n250-AUTH METHODS=${methods}${more}\r\n250-VERSION Tor="${version}"\r\n250 OK\r\n`;

export class ScriptedControlPort {
  readonly dir = mkdtempSync(join(tmpdir(), 'mayfly-control-'));
  readonly path = join(this.dir, 'control');
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(answer: Answer) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
      let rest = '';
      socket.setEncoding('latin1').on('data', (text: string) => {
        const lines = (rest + text).split('\r\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          this.asked.push(line);
          const said = answer(line, socket);
          if (said !== null) socket.write(said);
        }
      });
    });
  }

  static async open(answer: Answer): Promise<ScriptedControlPort> {
    const port = new ScriptedControlPort(answer);
    await new Promise<void>((resolve) => port.#server.listen(port.path, resolve));
    return port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
