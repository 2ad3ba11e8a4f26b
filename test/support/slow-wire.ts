// A stretch of wire that takes its time with each piece, as Tor does.

import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts } from 'node:net';

/**
 * For one connection.
 * @param preface what is said before the first piece, as tor's PROXY line.
 * @returns where it begins.
 */
export async function slowWire(
  to: NetConnectOpts,
  preface: string,
  delayMs: number,
): Promise<{ host: string; port: number }> {
  const host = '127.0.0.1';
  const server = createServer((near) => {
    server.close();
    const far = connect(to);
    far.write(preface);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (chunk: Buffer) => setTimeout(() => other.write(chunk), delayMs));
      one.on('error', () => {});
      one.on('close', () => setTimeout(() => other.destroy(), delayMs));
    }
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  return { host, port: typeof address === 'object' && address !== null ? address.port : 0 };
}
