// What one ssh connection may take of the room, what all of them may take of the machine, and that neither
// they nor a flood shut the door: a whole room, and the real client.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { answers } from '../support/answers.ts';
import { freePorts } from '../support/free-ports.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { SshGuest } from '../support/ssh.ts';
import { startSshFlood, type FloodKind } from '../support/ssh-flood.ts';
import { until } from '../support/until.ts';

const perCircuit = 3;
let room: ReadyAppliance;
let guest: SshGuest;
const tunnels: ChildProcess[] = [];
const clients: IrcClient[] = [];

beforeAll(async () => {
  const flags = ['--no-onion', `--max-guests-per-circuit=${perCircuit}`, '--max-guests=40'];
  room = await readyAppliance({ flags });
  guest = new SshGuest(room.ready.ssh);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const ssh of tunnels.splice(0)) {
    ssh.kill();
    if (ssh.exitCode === null && ssh.signalCode === null) await once(ssh, 'close');
  }
});

afterAll(async () => {
  guest.remove();
  // No part fell, and none was taken for dead.
  const fallen = room.events.filter(({ event }) => event === 'child');
  expect(await room.end()).toEqual({ code: 0, signal: null });
  expect(fallen).toEqual([]);
});

/** @returns the port on which an ssh connection of its own leads to the IRC door. */
async function tunnel(): Promise<number> {
  const [port = 0] = await freePorts(1);
  tunnels.push(guest.start('-N', '-L', `127.0.0.1:${port}:127.0.0.1:${room.ports.irc}`));
  await until('ssh to listen', () => answers(port));
  return port;
}

/** @returns the session, or null where the room has no place for it. */
async function session(port: number, nick: string): Promise<IrcClient | null> {
  const client = IrcClient.tcp({ host: '127.0.0.1', port });
  clients.push(client);
  try {
    await client.enters(nick, room.ready.passphrase);
    return client;
  } catch {
    return null;
  }
}

async function sshdProcesses(): Promise<number> {
  const namespace = await room.namespace();
  return processesInside(namespace).filter(({ name }) => name.startsWith('sshd')).length;
}

test('one ssh connection has as many sessions as a circuit may have, and another has its own', async () => {
  const [one, other] = [await tunnel(), await tunnel()];
  const found: (IrcClient | null)[] = [];
  for (let number = 0; number < perCircuit + 3; number += 1) {
    found.push(await session(one, `one${number}`));
  }
  expect(found.map((client) => client !== null)).toEqual([
    ...Array.from({ length: perCircuit }, () => true),
    ...Array.from({ length: 3 }, () => false),
  ]);
  for (let number = 0; number < perCircuit; number += 1) {
    expect(await session(other, `other${number}`)).not.toBeNull();
  }
  expect(await session(other, 'toomany')).toBeNull();
  // A place that is left is free for the next.
  found[0]?.close();
  await until('the place to be free', () => session(one, 'next'));
});

test.each<FloodKind>(['silent', 'version', 'kexinit', 'sealed'])(
  'guests log in beside 200 connections that stay %s and dial again at once',
  async (kind) => {
    const flood = startSshFlood({
      count: 200,
      kind,
      redialMs: 20,
      to: { host: '127.0.0.1', port: room.ports.ssh },
    });
    try {
      await until('the flood to stand', () => flood.opened >= 200);
      for (const name of ['a', 'b', 'c']) {
        expect(await session(await tunnel(), `${kind}${name}`)).not.toBeNull();
      }
    } finally {
      flood.stop();
    }
  },
);

test('all ssh connections together have a limit, and an idle one is closed for a new one', async () => {
  const sitter = await session(await tunnel(), 'sitter');
  expect(sitter).not.toBeNull();
  const idle = Array.from({ length: 45 }, () => guest.start('-N'));
  tunnels.push(...idle);
  const gone = (): number => idle.filter(({ exitCode }) => exitCode !== null).length;
  await until('the oldest idle ones to go', () => gone() >= 6);
  expect(await session(await tunnel(), 'latecomer')).not.toBeNull();
  // Who is in the room was not shut out for them.
  await sitter?.sync();
  // The listener; two for each that has logged in or may be about to.
  expect(await sshdProcesses()).toBeLessThanOrEqual(1 + 2 * (40 + 16));
});

test('the room’s own loopback cannot be reached from this machine', async () => {
  for (const host of ['127.0.0.2', '127.0.0.3']) {
    const socket = connect(room.ports.ssh, host);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  }
});
