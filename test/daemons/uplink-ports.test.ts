// The uplink's published ports: each leads to its own socket of the gateway.

import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { UplinkLink } from '../../server/uplink/uplink-link.ts';
import { freePorts } from '../support/free-ports.ts';
import { UplinkUnderTest, closes } from './uplink-fixture/uplink-process.ts';

let uplink: UplinkUnderTest;

beforeEach(() => {
  uplink = new UplinkUnderTest();
});

afterEach(() => uplink.end());

async function listening(server: Server, path: string): Promise<void> {
  uplink.ends.push(() => server.close());
  await once(server.listen(path), 'listening');
}

describe('a published port', () => {
  const open = async (link: UplinkLink): Promise<{ web: number; ssh: number }> => {
    const [web = 0, ssh = 0] = await freePorts(2);
    await link.listen({ host: '127.0.0.1', webPort: web, sshPort: ssh });
    return { web, ssh };
  };

  test('leads to its own socket of the gateway, both ways, each side ending when it likes', async () => {
    const { sockets } = uplink.layout;
    for (const [name, path] of [
      ['web', sockets.webLocal],
      ['ssh', sockets.sshLocal],
    ] as const) {
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        let heard = '';
        socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
        // Only when the other side has ended its own.
        socket.on('end', () => socket.end(`${name} heard ${heard.length}`));
      });
      await listening(server, path);
    }
    const ports = await open(await uplink.linked());
    for (const name of ['web', 'ssh'] as const) {
      const socket = connect({ port: ports[name], host: '127.0.0.1', allowHalfOpen: true });
      socket.end('x'.repeat(1_000_000));
      let said = '';
      socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await once(socket, 'close');
      expect(said).toBe(`${name} heard 1000000`);
    }
  });

  test('closes on whoever comes while there is no gateway', async () => {
    const { web } = await open(await uplink.linked());
    await closes(connect(web, '127.0.0.1').on('error', () => {}));
  });

  test('that is taken is named', async () => {
    const [port = 0, other = 0] = await freePorts(2);
    const taken = createServer();
    await once(taken.listen(port, '127.0.0.1'), 'listening');
    uplink.ends.push(() => taken.close());
    const link = await uplink.linked();
    await expect(link.listen({ host: '127.0.0.1', webPort: other, sshPort: port })).rejects.toThrow(
      `ssh door: cannot listen on 127.0.0.1:${port} (EADDRINUSE)`,
    );
  });

  test('is opened once', async () => {
    const link = await uplink.linked();
    await open(link);
    await expect(open(link)).rejects.toThrow('uplink: is already listening');
  });
});
