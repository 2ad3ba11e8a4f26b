// A TCP relay in front of something, which can be broken: at once, after so many bytes, silently, or for
// good. Knows nothing of what goes through it.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface BreakableRelay {
  readonly port: number;
  /** Connections made so far. */
  readonly made: number;
  /** Times that connections were cut. */
  readonly cuts: number;
  /** Ends every connection without a goodbye. */
  cut(): void;
  /** The same for the connection that carries the next so many bytes, in either direction. */
  cutAfter(bytes: number): void;
  /** Connections stay and carry nothing more, as in a dead circuit; new ones are as ever. */
  deaden(): void;
  /** New connections are cut at once, too. */
  refuse(refuses: boolean): void;
  close(): Promise<void>;
}

/**
 * @param port on loopback, behind it.
 * @param before where it listens, on loopback; 0: anywhere.
 */
export async function breakableRelay(port: number, before = 0): Promise<BreakableRelay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let made = 0;
  let cuts = 0;
  let refuses = false;
  let fuse = Number.POSITIVE_INFINITY;

  const cut = (): void => {
    cuts += 1;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  const carry = (from: Socket, to: Socket): void => {
    from.on('data', (bytes) => {
      fuse -= bytes.length;
      // What was on its way at that moment is cut in the middle of a frame.
      if (fuse < 0) to.write(bytes.subarray(0, Math.max(0, bytes.length + fuse)));
      else to.write(bytes);
      if (fuse >= 0) return;
      fuse = Number.POSITIVE_INFINITY;
      cut();
    });
    from.on('error', () => to.destroy());
    from.on('end', () => to.end());
    from.on('close', () => to.destroy());
  };
  const server = createServer((near) => {
    made += 1;
    if (refuses) {
      near.destroy();
      return;
    }
    const far = connect({ host: '127.0.0.1', port });
    const pair = [near, far] as const;
    pairs.add(pair);
    carry(near, far);
    carry(far, near);
  });
  server.listen(before, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get made() {
      return made;
    },
    get cuts() {
      return cuts;
    },
    cut,
    cutAfter: (bytes) => {
      fuse = bytes;
    },
    deaden: () => {
      for (const pair of pairs) for (const socket of pair) socket.pause();
      pairs.clear();
    },
    refuse: (now) => {
      refuses = now;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
