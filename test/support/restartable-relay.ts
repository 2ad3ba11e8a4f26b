// A TCP relay on loopback whose connections can be broken as circuits break. Knows nothing of what
// passes through.

import { connect, createServer, type Server, type Socket } from 'node:net';

export class RestartableRelay {
  readonly port: number;
  readonly #to: () => number;
  readonly #near = new Set<Socket>();
  #server: Server | null = null;

  /** @param to the port to lead to, asked for at each connection. */
  constructor(port: number, to: () => number) {
    this.port = port;
    this.#to = to;
  }

  async up(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#to(), '127.0.0.1');
      this.#near.add(near);
      near.on('close', () => {
        this.#near.delete(near);
        far.destroy();
      });
      far.on('close', () => near.destroySoon());
      near.on('error', () => near.destroy());
      far.on('error', () => far.destroy());
      near.pipe(far).pipe(near);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** With a RST, or with a FIN in the middle of an answer; new connections are taken. */
  cut(how: 'reset' | 'end'): void {
    for (const near of this.#near) {
      if (how === 'reset') near.resetAndDestroy();
      else near.destroy();
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
