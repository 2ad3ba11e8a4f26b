// TCP ports of 127.0.0.1 that nobody uses.

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

// Below those that the kernel hands out by itself (ip_local_port_range: from 32768): one of these
// cannot become the near end of somebody's connection between now and its use.
const [lowest, highest] = [12_000, 32_000];

async function hold(port: number): Promise<Server | null> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return null;
  }
}

/** Ports that were free a moment ago, all different, as each is held until all are found. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(lowest, highest);
    const server = await hold(port);
    if (server !== null) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => once(server.close(), 'close')));
  return [...held.keys()];
}
