// @ts-check
// Runs in the engine's network namespace: passes each connection to a unix socket on to a port of 127.0.0.1
// inside. A unix socket is a file, which both sides can see. A process of its own, so plain JavaScript.

import { connect, createServer } from 'node:net';

const pairs = process.argv.slice(2).map((word) => word.split('='));
let waiting = pairs.length;
for (const [port = '', path = ''] of pairs) {
  const server = createServer({ allowHalfOpen: true }, (outside) => {
    const inside = connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true });
    outside.pipe(inside).pipe(outside);
    // Where one side breaks off, the other is closed.
    outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
    inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
  });
  server.listen(path, () => {
    waiting -= 1;
    if (waiting === 0) process.stdout.write('ready\n');
  });
}
// Ends when the process that started this has gone.
process.stdin.resume().on('close', () => process.exit(0));
