// Tells whether ngIRCd has accepted a connection since the gateway started.

import { connect } from 'node:net';

const retryMs = 100;

export class FirstContact {
  readonly #at: { readonly host: string; readonly port: number };
  #reached = false;
  #stopped = false;

  constructor({ host, port }: { readonly host: string; readonly port: number }) {
    this.#at = { host, port };
  }

  /** False again after `stop`. */
  get reached(): boolean {
    return this.#reached;
  }

  /** Connects, and sends nothing, until ngIRCd accepts once. */
  start(): void {
    if (this.#stopped) return;
    const socket = connect(this.#at);
    socket.on('connect', () => {
      socket.destroy();
      this.#reached = !this.#stopped;
    });
    socket.on('error', () => setTimeout(() => this.start(), retryMs));
  }

  stop(): void {
    this.#stopped = true;
    this.#reached = false;
  }
}
