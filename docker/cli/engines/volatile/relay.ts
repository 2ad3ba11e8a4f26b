// Opens ports of 127.0.0.1 on this machine that lead to the same ports in the engine's network namespace. It
// works in user space only: nothing of this machine's network is changed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { ownFile } from '../../host/project.mjs';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

export interface Relay {
  close(): Promise<void>;
}

/**
 * @param pid a process of the namespace.
 * @param dir a folder for unix sockets, seen from here; short, as a socket's path holds 107 bytes.
 * @throws {Problem} if a port is taken here.
 */
export async function openRelay(
  pid: number,
  dir: string,
  ports: readonly number[],
): Promise<Relay> {
  const pairs = ports.map((port) => `${port}=${join(dir, String(port))}`);
  const script = ownFile('docker/cli/engines/volatile/relay-inside.mjs');
  const enter = ['--target', String(pid), '--net', '--'];
  const inside = spawn('nsenter', [...enter, process.execPath, script, ...pairs], {
    // In a session of its own, the terminal's Ctrl-C does not reach it.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(inside, 'close');
  const isReady = once(inside.stdout, 'data').then(() => true);
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
    inside.stdin.end();
    await ended;
  };
  try {
    if (!(await Promise.race([isReady, ended.then(() => false)]))) {
      throw new Problem(sentence('volatile.noNetwork'));
    }
    for (const port of ports) servers.push(await listen(port, join(dir, String(port)), sockets));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function listen(port: number, path: string, sockets: Set<Socket>): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ path, allowHalfOpen: true });
    sockets.add(near);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
  });
  try {
    await once(server.listen({ host: '127.0.0.1', port, exclusive: true }), 'listening');
  } catch (cause) {
    throw new Problem(sentence('port.taken', { port }), {
      hint: sentence('port.chooseOthers'),
      cause,
    });
  }
  return server;
}
