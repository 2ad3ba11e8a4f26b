// One WebSocket as irc-framework wants its transport. Knows nothing of IRC but "one line per message".

import type { Transport } from 'irc-framework/src/client.js';

/** What the page may learn from the end of a socket. */
export interface SocketEnd {
  /** RFC 6455 §7.4; 1001: the room is over, 1006: the line broke. */
  readonly code: number;
  readonly reason: string;
}

type Listener = (...args: unknown[]) => void;

/**
 * A transport class bound to one address.
 * irc-framework makes the object itself and tells nothing of the close code, hence `ended`.
 */
export function webSocketTransport(
  url: string,
  ended: (end: SocketEnd) => void,
): new () => Transport {
  return class WebSocketTransport implements Transport {
    readonly #listeners = new Map<string, Listener[]>();
    #socket: WebSocket | null = null;

    on(event: string, listener: Listener): void {
      this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    }

    removeAllListeners(): void {
      this.#listeners.clear();
    }

    #emit(event: string, ...args: unknown[]): void {
      for (const listener of this.#listeners.get(event) ?? []) {
        listener(...args);
      }
    }

    connect(): void {
      // IRCv3 WebSocket: text frames, one line each, without CR LF.
      const socket = new WebSocket(url, 'text.ircv3.net');
      this.#socket = socket;
      socket.addEventListener('open', () => this.#emit('open'));
      socket.addEventListener('message', ({ data }: { data: unknown }) => {
        if (typeof data === 'string') this.#emit('line', data);
        else socket.close(1003);
      });
      socket.addEventListener('close', ({ code, reason }) => {
        if (this.#socket !== socket) return;
        this.#socket = null;
        this.#emit('close', false);
        ended({ code, reason });
      });
    }

    writeLine(line: string, done?: () => void): void {
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(line);
      if (done !== undefined) setTimeout(done, 0);
    }

    close(force = false): void {
      const socket = this.#socket;
      socket?.close(1000);
      if (!force || socket === null) return;
      // The peer is silent: the closing handshake would wait for it, the guest need not.
      this.#socket = null;
      this.#emit('close', false);
      ended({ code: 1006, reason: '' });
    }

    disposeSocket(): void {
      const socket = this.#socket;
      this.#socket = null;
      socket?.close(1000);
    }

    setEncoding(): boolean {
      // A text frame is UTF-8 by definition.
      return true;
    }
  };
}
