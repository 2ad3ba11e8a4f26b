// Which onion this machine is cannot be asked at its own ssh port: each door shows a key of its own.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { connect, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { Client } from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sshFingerprint, sshPublicLine } from '../../server/contract/host/openssh-key.ts';
import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { proxyLine } from '../support/irc-client.ts';

let room: ReadyAppliance;

beforeAll(async () => {
  // There is no Tor network here, and none is needed: its door is a socket.
  room = await readyAppliance();
});

afterAll(async () => {
  expect(await room.end()).toEqual({ code: 0, signal: null });
});

/** The host key that a door shows to a stranger, as a line of known_hosts has it. */
async function shownKey(to: NetConnectOpts, preface = ''): Promise<string> {
  const sock = connect(to);
  if (preface !== '') sock.write(preface);
  const client = new Client();
  client.on('error', () => {});
  const closed = new Promise<void>((resolve) => client.on('close', () => resolve()));
  const shown = Promise.withResolvers<Buffer>();
  client.connect({
    sock,
    username: 'guest',
    hostVerifier: (key: Buffer) => {
      shown.resolve(key);
      return false;
    },
  });
  const key = await shown.promise;
  await closed;
  // Its last 32 bytes are the key (RFC 8709 §4).
  return sshPublicLine(key.subarray(-32));
}

function fingerprint(publicLine: string): string {
  const blob = Buffer.from(publicLine.split(' ')[1] ?? '', 'base64');
  return sshFingerprint(createHash('sha256').update(blob).digest());
}

test('this machine’s own port shows another key than the onion’s', async () => {
  const { ssh } = room.ready;
  const { pid } = await room.supervisor();
  const onionDoor = join(`/proc/${pid}/root`, '/run/mayfly/shared/doors/ssh');
  const local = await shownKey({ host: '127.0.0.1', port: room.ports.ssh });
  const onion = await shownKey({ path: onionDoor }, proxyLine(5));
  expect(local).not.toBe(onion);
  expect(local).toBe(ssh.hostPublicKey);
  expect(onion).toBe(ssh.onion?.hostPublicKey);
});

test('whichever algorithm is asked for, this machine’s own port has only one key', () => {
  const scan = (type: string): string =>
    spawnSync('ssh-keyscan', ['-t', type, '-p', String(room.ports.ssh), '127.0.0.1'], {
      encoding: 'utf8',
    }).stdout;
  expect(scan('ed25519')).toContain(room.ready.ssh.hostPublicKey);
  for (const type of ['rsa', 'ecdsa']) expect(scan(type)).toBe('');
});

test('the invitation has the key of the door that it leads to', () => {
  const { ssh, onion } = room.ready;
  const door = parseInvitation(ssh.link).ssh;
  expect(door?.host).toBe(onion?.address);
  expect(door?.hostKey).toBe(ssh.onion?.hostKey);
  expect(ssh.onion?.hostKey).toBe(fingerprint(ssh.onion?.hostPublicKey ?? ''));
  expect(ssh.hostKey).toBe(fingerprint(ssh.hostPublicKey));
});
