// QEMU's monitor: one command at a time, as JSON lines. Source: QEMU, docs/interop/qmp-spec.

import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

interface Answer {
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

export class Monitor {
  readonly #socket: Socket;
  #answered: ((answer: Answer) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    const lines = createInterface({ input: socket });
    // `close` follows, and says the same.
    lines.on('error', () => {});
    lines.on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      // Its greeting and its events are not asked for.
      if ('return' in answer || 'error' in answer) this.#answered?.(answer);
    });
    socket.once('close', () => this.#answered?.({ error: { desc: 'QEMU has ended' } }));
  }

  static async open(socket: Socket): Promise<Monitor> {
    const monitor = new Monitor(socket);
    await monitor.execute('qmp_capabilities');
    return monitor;
  }

  /** @throws {Error} with what QEMU says. */
  async execute(command: string): Promise<void> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#answered = resolve;
      this.#socket.write(`${JSON.stringify({ execute: command })}\n`);
    });
    if (answer.error !== undefined) throw new Error(`QEMU, ${command}: ${answer.error.desc}`);
  }
}
