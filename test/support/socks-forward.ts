// A port of this machine that leads to a port of an onion, for clients that know no SOCKS.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SocksForward {
  readonly port: number;
  close(): void;
}

/** RFC 1928: no authentication, to a name. */
export async function forwardTo(
  socksPort: number,
  host: string,
  port: number,
): Promise<SocksForward> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(socksPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => (near.destroy(), far.destroy()));
    }
    far.write(Buffer.of(5, 1, 0));
    let received = Buffer.alloc(0);
    let asked = false;
    const onData = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk]);
      if (!asked && received.length >= 2) {
        asked = true;
        received = received.subarray(2);
        const name = Buffer.from(host, 'latin1');
        far.write(
          Buffer.concat([
            Buffer.of(5, 1, 0, 3, name.length),
            name,
            Buffer.of(port >> 8, port & 255),
          ]),
        );
      }
      if (!asked || received.length < 4) return;
      const length = received[3] === 4 ? 22 : 10;
      if (received.length < length) return;
      if (received[1] !== 0) return void far.destroy();
      far.off('data', onData);
      near.write(received.subarray(length));
      near.pipe(far).pipe(near);
    };
    far.on('data', onData);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
