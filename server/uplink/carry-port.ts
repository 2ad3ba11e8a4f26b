// Opens a published port and joins each connection to a unix socket. It does not look at the bytes.

import { connect, createServer, type Server, type Socket } from 'node:net';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';

// The gateway says how many may be there, and makes place for newcomers among the idle; this bound is
// above all of its own, and below what a process may have open: two descriptors a connection.
const maxConnections = 6_000;
// As the gateway's own listeners: what the kernel lets wait by default (net.core.somaxconn).
const backlog = 4_096;

/** Whether a connection may come in; nothing is read from it before. */
export type MayCome = (near: Socket) => Promise<boolean>;

/**
 * Resolves once the port is open.
 * @param what names the port where it cannot be opened.
 * @param mayCome left out: everybody may.
 * @throws {Problem}
 */
export async function carryPort(
  what: string,
  at: { readonly host: string; readonly port: number },
  path: string,
  mayCome?: MayCome,
): Promise<Server> {
  // Half-open both ways, as TCP is: a client may end its side and still read.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    if (mayCome === undefined) return join(near, path);
    near.on('error', () => near.destroy());
    void mayCome(near).then((may) => {
      if (near.destroyed) return;
      if (may) join(near, path);
      else near.destroy();
    });
  });
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const where = { what, host: at.host, port: at.port, code: cause.code ?? 'unknown' };
      reject(new Problem(sentence('listen.cannotOn', where), { cause }));
    });
    server.listen({ ...at, backlog, exclusive: true }, resolve);
  });
  // An accept(2) failed for want of descriptors: it goes on when some are free again.
  server.on('error', () => {});
  return server;
}

function join(near: Socket, path: string): void {
  const far = connect({ path, allowHalfOpen: true });
  near.pipe(far).pipe(near);
  // Either end's sudden end is the other's; an end in order has been piped before.
  near.on('error', () => far.destroy()).on('close', () => far.destroySoon());
  far.on('error', () => near.destroy()).on('close', () => near.destroySoon());
}
