// The IRC door of a room on this machine's loopback, at the port that it has on the room's own, where
// nobody but the room's processes reaches it. For tests that need a guest without ssh; as root.

import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openRelay } from '../../docker/cli/engines/volatile/relay.ts';
import type { Appliance } from './appliance.ts';

/** @returns what closes it. */
export async function openIrcPort(appliance: Appliance): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-irc-'));
  const { pid } = await appliance.supervisor();
  const relay = await openRelay(pid, dir, [appliance.ports.irc]);
  return async () => {
    await relay.close();
    rmSync(dir, { recursive: true, force: true });
  };
}

/** Whether the door behind the port speaks: a port that is carried takes whoever comes. */
export function ircAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING are-you-there\r\n'));
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {}).on('close', () => resolve(false));
  });
}
