// A whole room and its uplink: what happens to the one when the other falls, and which ports are where.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { openRelay } from '../../docker/cli/engines/volatile/relay.ts';
import { answers } from '../support/answers.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { notGone } from '../support/not-gone.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { inPrivateView } from '../support/private-view.ts';
import { until } from '../support/until.ts';

async function room(...flags: string[]): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ flags, prefix: inPrivateView });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

test('a room that loses its uplink ends, as nobody could reach it, and says why', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  process.kill((await appliance.uplink()).pid, 'SIGKILL');
  const { code } = await appliance.outcome;
  expect(code).not.toBe(0);
  expect(appliance.events).toContainEqual({ event: 'ending', reason: 'uplink gone' });
  await expectNothingLeft(traces);
});

test('an uplink that is told to end ends the room in order', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  process.kill((await appliance.uplink()).pid, 'SIGTERM');
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(appliance.events).toContainEqual({ event: 'ending', reason: 'operator' });
  const { residue } = await appliance.event('ended');
  expect(notGone(residue)).toEqual([]);
  await expectNothingLeft(traces);
});

test('a tor that falls is started again, by the same uplink', async () => {
  const appliance = await room();
  const uplink = await appliance.uplink();
  const before = await appliance.inside('tor');
  process.kill(before.pid, 'SIGKILL');
  const after = await until('another tor', () =>
    appliance.inside('tor').then(
      (found) => found.pid !== before.pid && found,
      () => null,
    ),
  );
  expect(after.parent).toBe(uplink.pid);
  expect((await appliance.uplink()).pid).toBe(uplink.pid);
  expect(await appliance.end()).toEqual({ code: 0, signal: null });
});

describe.each([
  ['with a passphrase', []],
  ['that is open', ['--open', '--passphrase=none']],
])('ngIRCd of a room %s', (_what, flags) => {
  /** What it answers to a login. */
  async function login(port: number, ...lines: string[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', () => {});
    socket.write([...lines, 'NICK mallory', 'USER m 0 * :m', ''].join('\r\n'));
    await until('an answer', () => / 001 |ERROR/.test(said));
    socket.destroy();
    return said;
  }

  test('is not on this machine, and lets nobody in by what guests know', async () => {
    const appliance = await room('--no-onion', ...flags);
    const { ports, ready } = appliance;
    for (const port of [ports.ngircd, ports.irc]) expect(await answers(port)).toBe(false);
    // From inside, as an exploit of another daemon would.
    const dir = mkdtempSync(join(tmpdir(), 'mayfly-relay-'));
    const relay = await openRelay((await appliance.supervisor()).pid, dir, [ports.ngircd]);
    onTestFinished(async () => {
      await relay.close();
      rmSync(dir, { recursive: true });
    });
    const wrong = [[], [`PASS ${ready.passphrase ?? 'none'}`], ['PASS anything']];
    for (const lines of wrong) expect(await login(ports.ngircd, ...lines)).not.toContain(' 001 ');
  });
});

test.each([
  ['root', (): Parameters<typeof readyAppliance>[0] => ({})],
  ['an ordinary user', asOrdinaryUser],
])('each side of the room of %s sees its own files, and no more', async (_who, as) => {
  const appliance = await readyAppliance(as());
  onTestFinished(async () => void (await appliance.kill()));
  const mountsOf = (pid: number): string[] =>
    readFileSync(`/proc/${pid}/mountinfo`, 'utf8')
      .split('\n')
      .flatMap((line) => / \/run\/mayfly\/(\w+) /.exec(line)?.[1] ?? [])
      .toSorted();
  const inRoom = ['gateway', 'ngircd', 'shared', 'sshd', 'supervisor'];
  expect(mountsOf((await appliance.gateway()).pid)).toEqual(inRoom);
  expect(mountsOf((await appliance.uplink()).pid)).toEqual(['shared', 'tor']);
  for (const process of [await appliance.uplink(), await appliance.inside('tor')]) {
    expect(readFileSync(`/proc/${process.pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
  }
  // Once each has its place in what is shared, nobody makes another.
  const { pid } = await appliance.supervisor();
  const shared = `/proc/${pid}/root/run/mayfly/shared`;
  expect(statSync(shared).mode & 0o7777).toBe(0o755);
  expect(readdirSync(shared).toSorted()).toEqual(['doors', 'tor']);
  expect(readdirSync(`${shared}/tor`)).toEqual([]);
  expect(await appliance.end()).toEqual({ code: 0, signal: null });
});
