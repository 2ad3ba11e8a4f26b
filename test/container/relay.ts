// A port of 127.0.0.1 in an enclosure, as one of ours. Knows nothing of what passes.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';

import type { Enclosure } from './enclosure.ts';

export interface Relay {
  /** On our 127.0.0.1. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * @param dir where a unix socket may be made: a path that is short and seen from both sides.
 * @param ours the port on our side; 0: any.
 */
export async function openRelay(
  enclosure: Enclosure,
  dir: string,
  port: number,
  ours: number,
): Promise<Relay> {
  const path = join(dir, `relay-${port}`);
  const [program = '', ...words] = enclosure.enterNetwork;
  const script = join(import.meta.dirname, 'relay-inside.ts');
  const args = [...words, process.execPath, script, path, String(port)];
  const inside = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(inside.stdout, 'data');

  const sockets = new Set<Socket>();
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
  await once(server.listen(ours, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      const ended = once(inside, 'close');
      inside.stdin.end();
      await ended;
    },
  };
}
