// Runs in the engine's network namespace: what connects to a unix socket, which is a file and so seen from
// both sides, is joined to a port of 127.0.0.1 in there. Knows nothing of what passes.

import { connect, createServer } from 'node:net';

const pairs = process.argv.slice(2).map((word) => word.split('='));
let waiting = pairs.length;
for (const [port = '', path = ''] of pairs) {
  const server = createServer({ allowHalfOpen: true }, (outside) => {
    const inside = connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true });
    outside.pipe(inside).pipe(outside);
    // Either end's sudden end is the other's.
    outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
    inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
  });
  server.listen(path, () => {
    waiting -= 1;
    if (waiting === 0) process.stdout.write('ready\n');
  });
}
// The lifeline: who started this has gone.
process.stdin.resume().on('close', () => process.exit(0));
