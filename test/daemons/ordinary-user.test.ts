// The appliance without root: one user for all, in a user namespace.

import { readFileSync } from 'node:fs';

import { expect, onTestFinished, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { answers } from '../support/answers.ts';
import { freePorts } from '../support/free-ports.ts';
import { processesInside } from '../support/inside.ts';
import { IrcClient } from '../support/irc-client.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { asOrdinaryUser, ordinaryUid } from '../support/ordinary-user.ts';
import { SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';

/** Real, effective, saved and file system user. */
function usersOf(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return (/^Uid:\t(.*)$/m.exec(status)?.[1] ?? '').split('\t');
}

async function ordinaryRoom(flags: readonly string[]): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ flags, ...asOrdinaryUser() });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

test('an ordinary user’s room opens, holds nobody else’s process, and leaves nothing', async () => {
  const appliance = await ordinaryRoom(['--no-onion']);
  const traces = await tracesOf(appliance);
  const inside = processesInside(traces.namespace);
  expect(inside.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['tini', 'ngircd', 'sshd']),
  );
  for (const { pid } of inside) expect(usersOf(pid)).toEqual(Array(4).fill(String(ordinaryUid)));
  expect((await fetch(appliance.ready.web.url)).status).toBe(200);

  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  await expectNothingLeft(traces);
});

test('there, too, one ssh connection takes one share of the room', async () => {
  const appliance = await ordinaryRoom(['--no-onion', '--max-guests-per-circuit=2']);
  const { ready, ports } = appliance;
  const guest = new SshGuest(ready.ssh);
  onTestFinished(() => guest.remove());
  const enters = async (port: number, nick: string): Promise<boolean> => {
    const client = IrcClient.tcp({ host: '127.0.0.1', port });
    onTestFinished(() => client.close());
    return client.enters(nick, ready.passphrase).then(
      () => true,
      () => false,
    );
  };
  for (const name of ['one', 'two']) {
    const [port = 0] = await freePorts(1);
    const tunnel = guest.start('-N', '-L', `127.0.0.1:${port}:127.0.0.1:${ports.irc}`);
    onTestFinished(() => void tunnel.kill());
    await until('ssh to listen', () => answers(port));
    const found = [];
    for (const nick of ['a', 'b', 'c']) found.push(await enters(port, `${name}${nick}`));
    expect(found).toEqual([true, true, false]);
  }
});
