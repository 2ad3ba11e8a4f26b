// A child for tests: answers "NAME pid\n" to whoever connects to its socket, and keeps a journal of its
// life that is seen from outside. It ends at SIGTERM, as its manner says; at SIGUSR2 it loses itself in a
// busy loop.
//
// argv: NAME SOCKET JOURNAL MANNER, where MANNER is
//   obedient  ends
//   slow      ends after a while
//   deaf      notes that it heard, and goes on

import { appendFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const [name = '', socket = '', journal = '', manner = 'obedient'] = process.argv.slice(2);
const note = (what: string): void => appendFileSync(journal, `${name} ${what}\n`);

process.on('SIGTERM', () => {
  note('heard');
  if (manner === 'deaf') return;
  setTimeout(
    () => {
      note('ended');
      process.exit(0);
    },
    manner === 'slow' ? 150 : 0,
  );
});

process.on('SIGUSR2', () => {
  for (;;);
});

// Killed by SIGKILL, it left its socket.
rmSync(socket, { force: true });
process.umask(0); // Whoever asks may be another user.
createServer((peer) => {
  peer.on('error', () => {});
  peer.end(`${name} ${process.pid}\n`);
}).listen(socket, () => note('up'));
