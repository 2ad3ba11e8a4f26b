// Tells which ports of 127.0.0.1 can be listened on. Each is opened for a moment, and closed again.

import { createServer } from 'node:net';
import { Problem } from '../../../server/contract/host/problem.ts';
import { lines, sentence } from '../../../server/contract/sentences/sentence.ts';

/** @returns the code of the error that listening gives, as `EADDRINUSE`; null: it works. */
function refusalOf(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.close(() => resolve(null));
    });
  });
}

async function refusedWith(code: string, ports: readonly number[]): Promise<number[]> {
  const refusals = await Promise.all(ports.map(refusalOf));
  return ports.filter((_, at) => refusals[at] === code);
}

/** @returns those that somebody else listens on. */
export function takenPorts(ports: readonly number[]): Promise<number[]> {
  return refusedWith('EADDRINUSE', ports);
}

/** @throws {Problem} that names the ports which this user may not listen on. */
export async function checkPermitted(ports: readonly number[]): Promise<void> {
  const refused = await refusedWith('EACCES', ports);
  if (refused.length === 0) return;
  throw new Problem(lines(refused.map((port) => sentence('port.forRoot', { port }))), {
    hint: sentence('port.chooseHigher'),
  });
}
