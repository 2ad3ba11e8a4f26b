// InspIRCd with its websocket module: an IRC server that browsers enter without a gateway.

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../../support/free-ports.ts';
import { peerEnvironment, peersRoot } from '../peers.ts';
import { untilOpen } from './answers.ts';
import { ServerProcess, usualWindows, type System } from './system.ts';

const passphrase = 'mayfly-bench-passphrase';

/** Its limits as far away as Mayfly's ngIRCd has them: what is measured is the work, not a brake. */
function configuration(port: number, guests: number): string {
  const modules = join(peersRoot(process.env), 'usr/lib/inspircd/modules');
  return `<config format="xml">
<path moduledir="${modules}">
<server name="bench.room" description="bench" network="Bench" id="1BN">
<admin name="bench" nick="bench" email="bench@localhost">
<module name="sha1">
<module name="websocket">
<websocket sendastext="yes" defaultmode="text">
<wsorigin allow="*">
<bind address="127.0.0.1" port="${port}" type="clients" hook="websocket">
<connect allow="*" password="${passphrase}" timeout="60" pingfreq="600" recvq="1M" softsendq="8M"
 hardsendq="8M" localmax="${guests + 16}" globalmax="${guests + 16}" maxchans="32" fakelag="no"
 threshold="100000" commandrate="100000000" maxconnwarn="no" useconnectban="no" useconnflood="no"
 resolvehostnames="no">
<performance quietbursts="yes" softlimit="${guests + 64}" somaxconn="4096" netbuffersize="65534">
<options defaultmodes="" splitwhois="no">
<limits maxnick="24">
`;
}

export const inspircd: System = {
  name: 'inspircd',
  label: 'InspIRCd, websocket module',
  most: null,
  windows: usualWindows,
  entersAtOnce: null,
  version: async () => {
    const { stdout } = await promisify(execFile)(
      join(peersRoot(process.env), 'usr/sbin/inspircd'),
      ['--version'],
      { env: peerEnvironment(process.env) },
    );
    return stdout.trim().replace(/^InspIRCd-/, 'InspIRCd ');
  },
  start: async ({ core, guests, dir }) => {
    const [port = 0] = await freePorts(1);
    const path = join(dir, 'inspircd.conf');
    writeFileSync(path, configuration(port, guests));
    const command = [join(peersRoot(process.env), 'usr/sbin/inspircd'), '--config', path];
    const server = new ServerProcess(
      core,
      [...command, '--nofork', '--nolog', '--nopid', '--runasroot'],
      { env: peerEnvironment(process.env), cwd: dir },
    );
    await untilOpen(server, port);
    return {
      way: {
        wire: 'frames',
        port,
        path: '/',
        subprotocol: 'text.ircv3.net',
        passphrase,
        capabilities: [],
        echoes: false,
      },
      pids: () => [server.pid],
      end: () => server.end(),
    };
  },
};
