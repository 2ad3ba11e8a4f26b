// Opens and closes listening sockets, TCP and unix. Knows nothing of what is spoken on them.

import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import type { ListenOptions, Server } from 'node:net';
import type { Listen } from '../../config/gateway-config.ts';
import { Problem } from '../../contract/host/problem.ts';
import { sentence } from '../../contract/sentences/sentence.ts';

// Node takes connections in one by one, with a turn of its loop for each; the others wait in the kernel.
// Beyond Node's usual 511 it drops them, and they try again after a second: of 1,000 guests who came at
// once, the last needed four. This is what Linux allows by default (net.core.somaxconn).
const backlog = 4_096;

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
  // Later errors (EMFILE on accept) pass: the listener goes on when descriptors are free again.
  server.on('error', () => {});
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** @throws {Problem} where the port is taken. */
export async function listenTcp(
  server: Server,
  what: string,
  at: { readonly host: string; readonly port: number },
): Promise<void> {
  await listen(server, { host: at.host, port: at.port }, what);
}

/**
 * Listens on a unix socket; the directory around it says who may come, `mode` who may speak.
 * A socket left by a gateway that was killed is replaced; anything else at the path is not touched.
 * libuv unlinks the path when the server closes.
 * @throws {Problem} where the path is taken or cannot be made.
 */
export async function listenUnix(
  server: Server,
  what: string,
  path: string,
  mode: number,
): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSocket()) unlinkSync(path);
  else if (found) throw new Problem(sentence('listen.inTheWay', { what }));
  await listen(server, { path }, what);
  chmodSync(path, mode);
}

/**
 * Listens by TCP, or on a unix socket of that mode.
 * @throws {Problem} as the one or the other.
 */
export async function listenAt(
  server: Server,
  what: string,
  at: Listen,
  mode: number,
): Promise<void> {
  if ('path' in at) await listenUnix(server, what, at.path, mode);
  else await listenTcp(server, what, at);
}

/** Stops listening at once; resolves when the server's last connection is gone, too. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}
