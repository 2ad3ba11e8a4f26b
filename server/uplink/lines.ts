// Splits a socket's bytes into lines, with a limit.

import type { Socket } from 'node:net';

const lineEnd = 0x0a;

/**
 * Calls `onLine` for each line, without its end. A line beyond the limit destroys the socket.
 * @param onLine if it throws, the socket is destroyed, too.
 */
export function readLines(socket: Socket, maxBytes: number, onLine: (line: string) => void): void {
  // As bytes: a letter may have come in two parts.
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
      const line = Buffer.concat([...waiting, rest.subarray(0, end)]);
      waiting = [];
      waitingBytes = 0;
      rest = rest.subarray(end + 1);
      try {
        onLine(line.toString('utf8'));
      } catch {
        socket.destroy();
        return;
      }
    }
    if (rest.length === 0) return;
    waiting.push(rest);
    waitingBytes += rest.length;
    if (waitingBytes > maxBytes) socket.destroy();
  });
}
