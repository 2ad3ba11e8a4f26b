// Runs in another network namespace: what connects to a unix socket (a file, which namespaces of the
// network do not divide) is joined to a port of 127.0.0.1 in there. Knows nothing of what passes.

import { connect, createServer } from 'node:net';

const [path = '', port = ''] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, (outside) => {
  const inside = connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true });
  outside.pipe(inside).pipe(outside);
  // Either end's sudden end is the other's.
  outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
  inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
});
server.listen(path, () => process.stdout.write('ready\n'));
// The lifeline: who started this has gone.
process.stdin.resume().on('close', () => process.exit(0));
