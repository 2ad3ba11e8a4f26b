// A SOCKS5 port in front of another one that writes down where each connection goes: the proof of what a
// browser asks for, whatever its own tools say.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { until } from './until.ts';

export interface SocksRecorder {
  readonly port: number;
  /** `host:port` of every connection that was asked for, in order. */
  readonly destinations: readonly string[];
  stop(): void;
}

/** Bytes until there are `length`. Those that are too many go back. */
async function take(socket: Socket, length: number): Promise<Buffer> {
  return until('a SOCKS request', () => socket.read(length) as Buffer | null, { everyMs: 2 });
}

/** RFC 1928 §4: version, command, reserved, type, address, port. */
async function request(socket: Socket): Promise<{ bytes: Buffer; destination: string }> {
  const head = await take(socket, 4);
  const type = head[3];
  const sized = type === 3 ? await take(socket, 1) : Buffer.alloc(0);
  const address = await take(socket, type === 3 ? (sized[0] ?? 0) : type === 4 ? 16 : 4);
  const port = await take(socket, 2);
  const host = type === 3 ? address.toString('latin1') : [...address].join('.');
  return {
    bytes: Buffer.concat([head, sized, address, port]),
    destination: `${host}:${port.readUInt16BE()}`,
  };
}

/** @param upstream the SOCKS port that does the work, without authentication. */
export async function startSocksRecorder(upstream: number): Promise<SocksRecorder> {
  const destinations: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    void serve(client).catch(() => client.destroy());
  });

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    return socket.once('close', () => sockets.delete(socket));
  }

  async function serve(client: Socket): Promise<void> {
    keep(client);
    const [, methods = 0] = await take(client, 2);
    await take(client, methods);
    client.write(Buffer.from([5, 0]));
    const { bytes, destination } = await request(client);
    destinations.push(destination);
    const up = keep(connect(upstream, '127.0.0.1'));
    up.write(Buffer.from([5, 1, 0]));
    await take(up, 2);
    up.write(bytes);
    client.pipe(up).pipe(client);
    client.once('close', () => up.destroy());
    up.once('close', () => client.destroy());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    destinations,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
