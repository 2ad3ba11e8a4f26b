// Opens and closes listening sockets, TCP and unix.

import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import type { ListenOptions, Server } from 'node:net';
import type { Listen } from '../../config/gateway-config.ts';
import { Problem } from '../../contract/host/problem.ts';
import { sentence } from '../../contract/sentences/sentence.ts';

// Node accepts connections one by one, each in a turn of its event loop; the others wait in the kernel. At
// Node's default of 511 the kernel drops the rest, and they try again after a second: of 1,000 guests who
// came at once, the last needed four seconds. This is Linux's own default limit (net.core.somaxconn).
const backlog = 4_096;

/**
 * Listens by TCP, or on a unix socket with this mode.
 * @param what how an error names it.
 * @throws {Problem} where the port or path is taken, or the path cannot be made.
 */
export async function listenAt(
  server: Server,
  what: string,
  at: Listen,
  mode: number,
): Promise<void> {
  if ('path' in at) await listenUnix(server, what, at.path, mode);
  else await listen(server, { host: at.host, port: at.port }, what);
}

/**
 * The directory around the socket decides who can reach it, `mode` who can speak. A socket that a killed
 * gateway has left is replaced; any other file at the path stays. libuv removes the path when the server
 * closes.
 */
async function listenUnix(server: Server, what: string, path: string, mode: number): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSocket()) unlinkSync(path);
  else if (found) throw new Problem(sentence('listen.inTheWay', { what }));
  await listen(server, { path }, what);
  chmodSync(path, mode);
}

async function listen(server: Server, where: ListenOptions, what: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: Error): void => {
      reject(new Problem(sentence('listen.cannot', { what, code: codeOf(cause) }), { cause }));
    };
    server.once('error', failed);
    server.listen({ ...where, backlog }, () => {
      server.off('error', failed);
      resolve();
    });
  });
  // Later errors (EMFILE on accept) pass: the listener goes on when there are descriptors again.
  server.on('error', () => {});
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Accepts nothing more, at once. @returns a promise that resolves when the last connection has closed. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}
