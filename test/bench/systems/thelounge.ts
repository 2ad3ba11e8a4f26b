// The Lounge in public mode before ngIRCd: a web client that keeps an IRC connection for each visitor.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../support/free-ports.ts';
import { loungeRoot, loungeVersion } from '../peers.ts';
import { untilOpen } from './answers.ts';
import { ngircdVersion, startRoom } from './ngircd.ts';
import { ServerProcess, type System } from './system.ts';

// It asks GitHub for its newest version, whatever its settings are, and ends where that fails in a
// certain way. Its configuration is a program, so it can be told here.
const noOutside = `require('node:https').request = () => {
  throw new Error('the bench asks nobody outside');
};
`;

export const thelounge: System = {
  name: 'thelounge',
  label: 'The Lounge before ngIRCd',
  most: { guests: 200, because: 'it takes half a minute to let 1,000 in' },
  // It takes a second to hand these out.
  windows: () => [16],
  entersAtOnce: 16,
  version: async () =>
    `The Lounge ${loungeVersion} on Node ${process.versions.node}, ngIRCd ${await ngircdVersion()}`,
  start: async (options) => {
    const { config, secrets, ngircd } = await startRoom(options);
    const [port = 0] = await freePorts(1);
    const home = join(options.dir, 'lounge');
    mkdirSync(home);
    const settings = {
      public: true,
      host: '127.0.0.1',
      port,
      maxHistory: 100,
      messageStorage: [],
      transports: ['websocket'],
      lockNetwork: true,
      defaults: {
        name: 'Bench',
        host: '127.0.0.1',
        port: config.settings.ngircdPort,
        tls: false,
        nick: 'guest',
        username: 'guest',
        realname: 'guest',
        join: '#lobby',
      },
    };
    const text = `${noOutside}module.exports = ${JSON.stringify(settings)};\n`;
    writeFileSync(join(home, 'config.js'), text);
    const entry = join(loungeRoot(process.env), 'node_modules/thelounge/index.js');
    const server = new ServerProcess(options.core, [process.execPath, entry, 'start'], {
      env: { THELOUNGE_HOME: home, NODE_ENV: 'production' },
      cwd: options.dir,
    });
    await untilOpen(server, port);
    return {
      way: {
        wire: 'lounge',
        port,
        path: '/socket.io/?EIO=4&transport=websocket',
        subprotocol: null,
        passphrase: secrets.ngircdPassword,
        capabilities: [],
        echoes: true,
      },
      pids: () => [server.pid, ngircd.pid],
      end: async () => {
        await server.end();
        await ngircd.end();
      },
    };
  },
};
