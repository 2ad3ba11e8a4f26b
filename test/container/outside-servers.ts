// Runs in an engine's network namespace: answers on one port of every address there, by TCP and UDP, and by
// a unix socket without a file. Tells its port first, and for each line on stdin who has called since.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

let calls: string[] = [];

const tcp = createServer((socket) => {
  calls.push(`tcp ${socket.localAddress}`);
  socket.on('error', () => {});
  socket.end('here\n');
});
// Both versions of IP.
await once(tcp.listen({ host: '::', port: 0 }), 'listening');
const { port } = tcp.address() as AddressInfo;

for (const type of ['udp4', 'udp6'] as const) {
  const udp = createSocket({ type, ipv6Only: type === 'udp6' });
  udp.on('message', (_text, from) => {
    calls.push(`udp from ${from.address}`);
    udp.send('here', from.port, from.address);
  });
  udp.bind(port);
  await once(udp, 'listening');
}

const abstract = createServer((socket) => {
  calls.push('unix');
  socket.on('error', () => {});
  socket.end('here\n');
});
await once(abstract.listen(`\0${process.argv[2]}`), 'listening');

process.stdout.write(`${port}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', () => {
  process.stdout.write(`${JSON.stringify(calls)}\n`);
  calls = [];
});
lines.on('close', () => process.exit(0));
