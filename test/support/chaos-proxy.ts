// A bad way between client and door: it cuts connections at any byte of either side, holds bytes back,
// hands them on in pieces, and closes one side before the other. What happens follows from a seed alone,
// but for what the kernel and the clock add.

import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Of `MAYFLY_TEST_SEED`, or a new one: it stands in the name of each test that uses it. */
export function testSeed(): number {
  return Number(process.env['MAYFLY_TEST_SEED'] ?? Math.floor(Math.random() * 1e9));
}

export interface ChaosOptions {
  readonly random: () => number;
  /** A connection lives for so many bytes at most, both ways together. */
  readonly maxBytes: number;
  readonly maxDelayMs: number;
}

type Ending = 'both at once' | 'client first' | 'door first' | 'client ends' | 'silence';
const endings: readonly Ending[] = [
  'both at once',
  'client first',
  'door first',
  'client ends',
  'silence',
];

export class ChaosProxy {
  /** Connections that were cut. */
  cuts = 0;
  /** While false it is a good way. */
  wild = false;
  readonly #server: Server;
  readonly #options: ChaosOptions;
  readonly #open = new Set<Socket>();

  private constructor(to: NetConnectOpts, options: ChaosOptions) {
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
      const door = connect({ ...to, allowHalfOpen: true });
      door.setNoDelay(true);
      this.#tie(client, door);
    });
  }

  static async to(to: NetConnectOpts, options: ChaosOptions): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(to, options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get address(): { host: string; port: number } {
    const { port } = this.#server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tie(client: Socket, door: Socket): void {
    const { random, maxBytes } = this.#options;
    const life = { leftBytes: Math.floor(random() * maxBytes), over: false };
    const ending = endings[Math.floor(random() * endings.length)] ?? 'both at once';
    const end = (): void => {
      if (life.over) return;
      life.over = true;
      this.cuts += 1;
      this.#end(client, door, ending);
    };
    for (const socket of [client, door]) {
      this.#open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#open.delete(socket);
        if (life.over) return;
        client.destroy();
        door.destroy();
      });
    }
    this.#carry(client, door, life, end);
    this.#carry(door, client, life, end);
  }

  #carry(
    from: Socket,
    to: Socket,
    life: { leftBytes: number; over: boolean },
    end: () => void,
  ): void {
    const { random, maxDelayMs } = this.#options;
    from.on('data', (chunk: Buffer) => {
      // After its end nothing passes, whatever the two still say.
      if (life.over) return;
      if (!this.wild) {
        to.write(chunk);
        return;
      }
      from.pause();
      setTimeout(() => {
        if (life.over) return;
        const passes = chunk.subarray(0, life.leftBytes);
        life.leftBytes -= passes.length;
        const middle = Math.floor(random() * passes.length);
        to.write(passes.subarray(0, middle));
        to.write(passes.subarray(middle));
        if (passes.length < chunk.length) end();
        else from.resume();
      }, random() * maxDelayMs);
    });
    from.on('end', () => {
      if (!life.over) to.end();
    });
  }

  #end(client: Socket, door: Socket, ending: Ending): void {
    const { random, maxDelayMs } = this.#options;
    const later = (call: () => void): void => {
      setTimeout(call, random() * 5 * maxDelayMs);
    };
    switch (ending) {
      case 'both at once':
        client.resetAndDestroy();
        door.resetAndDestroy();
        return;
      case 'client first':
        client.resetAndDestroy();
        later(() => door.destroy());
        return;
      case 'door first':
        door.destroy();
        later(() => client.destroy());
        return;
      case 'client ends':
        door.end();
        later(() => client.destroy());
        return;
      case 'silence':
        client.pause();
        door.pause();
        later(() => {
          client.destroy();
          door.destroy();
        });
    }
  }
}
