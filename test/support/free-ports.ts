// TCP ports of 127.0.0.1 that nobody listens on. Knows nothing of who wants them.

import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/**
 * Ports that were free a moment ago, all different, as each is held until all are found.
 * Somebody else may be quicker to take one: rarely, as the kernel hands them out in turn.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
