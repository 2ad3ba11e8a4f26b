// websockify before ngIRCd: bytes to and from a WebSocket, one process a guest.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../support/free-ports.ts';
import { peerEnvironment, peersRoot, python } from '../peers.ts';
import { family } from '../processes.ts';
import { untilOpen } from './answers.ts';
import { ngircdVersion, startRoom } from './ngircd.ts';
import { ServerProcess, usualWindows, type System } from './system.ts';

function version(): string {
  const packages = readdirSync(join(peersRoot(process.env), 'usr/lib/python3/dist-packages'));
  const egg = packages.find((name) => name.startsWith('websockify-')) ?? '';
  return /^websockify-([\d.]+)\./.exec(egg)?.[1] ?? 'unknown';
}

export const websockify: System = {
  name: 'websockify',
  label: 'websockify before ngIRCd',
  most: { guests: 200, because: 'a process of 10 MB and more for each guest' },
  windows: usualWindows,
  entersAtOnce: 8,
  version: async () => `websockify ${version()} with numpy, ngIRCd ${await ngircdVersion()}`,
  start: async (options) => {
    const { config, secrets, ngircd } = await startRoom(options);
    const [port = 0] = await freePorts(1);
    const target = `127.0.0.1:${config.settings.ngircdPort}`;
    const proxy = new ServerProcess(
      options.core,
      [python(process.env), '-m', 'websockify', `127.0.0.1:${port}`, target],
      { env: peerEnvironment(process.env), cwd: options.dir },
    );
    await untilOpen(proxy, port);
    return {
      way: {
        wire: 'stream',
        port,
        path: '/',
        subprotocol: 'binary',
        passphrase: secrets.ngircdPassword,
        capabilities: [],
        echoes: false,
      },
      pids: () => [...family(proxy.pid), ngircd.pid],
      end: async () => {
        await proxy.end();
        await ngircd.end();
      },
    };
  },
};
