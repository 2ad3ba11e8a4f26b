// How a room ends, and when: extend, shorten, burn, the sign of life, and the empty room, typed by an operator while
// guests are in.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { processesInside } from '../support/inside.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { LiteClient, textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A room, and the commands that its operator types. */
class OperatedRoom {
  readonly appliance: ReadyAppliance;
  readonly #room: string;

  private constructor(appliance: ReadyAppliance, room: string) {
    this.appliance = appliance;
    this.#room = room;
  }

  static async start(...flags: string[]): Promise<OperatedRoom> {
    const appliance = await readyAppliance({ flags: ['--no-onion', ...flags] });
    started.push(appliance);
    return new OperatedRoom(appliance, String((await appliance.inside('tini')).pid));
  }

  readonly run = async (args: readonly string[], typed = ''): Promise<Outcome> => {
    const command = [mayfly, ...args, '--room', this.#room];
    const env = { ...process.env, MAYFLY_LANG: 'en' };
    const child = spawn(process.execPath, command, { stdio: 'pipe', env });
    child.stdin.on('error', () => {});
    child.stdin.end(typed);
    const [out, err] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { code: child.exitCode, out, err };
  };

  readonly status = async (): Promise<ApplianceStatus> =>
    JSON.parse((await this.run(['status', '--json'])).out) as ApplianceStatus;

  readonly reason = (): unknown =>
    this.appliance.events.find((event) => event.event === 'ending') ?? 'not ending';
}

const started: ReadyAppliance[] = [];
afterAll(async () => {
  for (const appliance of started) await appliance.kill();
});

test('extend and shorten move the end while guests are in, who see the new time at both pages', async () => {
  const { appliance, run, status } = await OperatedRoom.start('--lifetime', '2h');
  const passphrase = appliance.ready.passphrase ?? '';
  const irc = IrcClient.websocket(appliance.ports.web);
  await irc.enters('ana', passphrase, '#lobby');
  const page = new PageSession(appliance.ports.web);
  await page.enters('bea', passphrase, '#lobby');
  const lite = new LiteClient({ port: appliance.ports.web });
  await lite.enters('caro', passphrase);

  const before = page.session.room.value.endsAt ?? 0;
  expect(await run(['extend', '1h'])).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^mayfly: the room now ends in 2h 59m$/m),
  });
  const seconds = /ENDS-IN=(\d+)/.exec(await irc.hears(/ 005 ana mayfly.chat\/ENDS-IN=/))?.[1];
  expect(Number(seconds)).toBeGreaterThan(2.9 * 3600);
  await irc.hears(/NOTICE ana :The time of this room was changed: it ends in (3 h|2 h 59 min)\.$/);
  await until('the page to know it', () => {
    const movedMs = (page.session.room.value.endsAt ?? 0) - before;
    return Math.abs(movedMs - 3_600_000) < 60_000;
  });
  await until('the lite page to tell it', async () =>
    textOf((await lite.messages('#lobby')).body).includes('The time of this room was changed'),
  );

  // A gateway that starts again knows the new time, and not the first.
  process.kill((await appliance.gateway()).pid, 'SIGKILL');
  const again = await until('somebody to enter again', async () => {
    const client = IrcClient.websocket(appliance.ports.web);
    return client.enters('dora', passphrase).then(
      () => client,
      () => null,
    );
  });
  const later = /ENDS-IN=(\d+)/.exec(
    again.lines.find((line) => line.includes('ENDS-IN')) ?? '',
  )?.[1];
  expect(Number(later)).toBeGreaterThan(2.9 * 3600);

  const shortened = await run(['shorten', '2h30m', '--json']);
  const { remainingMs } = JSON.parse(shortened.out) as { remainingMs: number };
  expect(remainingMs).toBeLessThan(30 * 60_000);
  expect((await status()).remainingMs).toBeLessThanOrEqual(remainingMs);
  await again.hears(/NOTICE dora :The time of this room was changed: it ends in \d+ min\.$/);

  // What is no lifetime is refused, and changes nothing.
  const tooSoon = await run(['shorten', '2h']);
  expect(tooSoon).toMatchObject({ code: 1, err: expect.stringContaining('has only ') });
  expect(tooSoon.err).toMatch(/to end it now: .* down$/m);
  expect(await run(['extend', '30d'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('can have 30d 0h left at most'),
  });
  expect((await status()).remainingMs).toBeLessThanOrEqual(remainingMs);
});

test('burn asks for a word, and ends a room with guests in it within a second of it', async () => {
  const { appliance, run, status, reason } = await OperatedRoom.start();
  const passphrase = appliance.ready.passphrase ?? '';
  const irc = IrcClient.websocket(appliance.ports.web);
  await irc.enters('ana', passphrase, '#lobby');
  const page = new PageSession(appliance.ports.web);
  await page.enters('bea', passphrase, '#lobby');
  page.says('#lobby', 'nobody is to read this later');
  await irc.hears(/nobody is to read this later/);

  const slip = await run(['burn'], 'yes\n');
  expect(slip).toMatchObject({ code: 1, err: expect.stringContaining('the word is burn') });
  expect(await run(['burn'])).toMatchObject({ code: 1 });
  expect((await status()).phase).toBe('ready');

  const inside = await appliance.namespace();
  const burnt = run(['burn'], 'burn\n');
  await until('the room to burn', () => appliance.events.some(({ event }) => event === 'ending'), {
    everyMs: 2,
  });
  const burnsAtMs = performance.now();
  await until('all daemons to be gone', () => processesInside(inside).length === 0, { everyMs: 2 });
  expect(performance.now() - burnsAtMs).toBeLessThan(1000);
  expect(await burnt).toMatchObject({
    code: 0,
    err: expect.stringContaining('the room has ended'),
  });
  expect(reason()).toMatchObject({ reason: 'burn' });
  expect((await irc.ends()).code).toBe(1001);
  expect(irc.lines.at(-1)).toContain('the room has ended');
  await until('the page to be over', () => page.session.state.value.at === 'ended');
  expect(page.session.room.value.buffers.size).toBe(0);
});

test('burn waits for no daemon: one that stands still is killed within the second', async () => {
  const { appliance, run } = await OperatedRoom.start();
  const inside = await appliance.namespace();
  for (const { pid } of [await appliance.inside('ngircd'), await appliance.gateway()])
    process.kill(pid, 'SIGSTOP');
  const burnt = run(['burn', '--yes']);
  await appliance.event('ending');
  const burnsAtMs = performance.now();
  await until('all daemons to be gone', () => processesInside(inside).length === 0, { everyMs: 2 });
  // The limit of 480 ms does not count while the machine keeps them from running.
  expect(performance.now() - burnsAtMs).toBeLessThan(2000);
  expect(await burnt).toMatchObject({ code: 0 });
  expect(appliance.events.find(({ event }) => event === 'stopped') ?? null).toBeNull();
});

// Each waits for a time to pass.
describe.concurrent('a room that waits', () => {
  test('a room with --dead-man ends without a sign of life, and goes on with one', async () => {
    const { appliance, run, status, reason } = await OperatedRoom.start('--dead-man', '15s');
    const irc = IrcClient.websocket(appliance.ports.web);
    await irc.enters('ana', appliance.ready.passphrase, '#lobby');
    await irc.hears(
      /NOTICE ana :No host has shown a sign of life: this room ends in 5 s unless/,
      20_000,
    );
    await appliance.event('unattended');
    // Whoever only looks shows no life: a machine does so, too.
    expect((await status()).ends.deadManMs).toBeLessThan(5000);
    const sign = await run(['still-here']);
    expect(sign).toMatchObject({ code: 0, err: expect.stringContaining('the room goes on') });
    await irc.hears(/NOTICE ana :A host has shown a sign of life: this room goes on\.$/);
    expect((await status()).ends.deadManMs).toBeGreaterThan(5000);
    await irc.hears(/NOTICE ana :No host has shown a sign of life/, 20_000);
    expect(await appliance.outcome).toEqual({ code: 0, signal: null });
    expect(reason()).toMatchObject({ reason: 'dead man' });
  });

  test('a room with --end-when-empty waits for its first guest, and ends when the last is out', async () => {
    const { appliance, run, status, reason } = await OperatedRoom.start(
      '--end-when-empty',
      // Two commands of the operator's fit in, also on a busy machine.
      '20s',
      '--hold',
      '10s',
    );
    const { ends } = await status();
    expect(ends).toEqual({ deadManMs: null, whenEmptyMs: 20_000, emptyLeftMs: null });
    const irc = IrcClient.websocket(appliance.ports.web);
    await irc.enters('ana', appliance.ready.passphrase, '#lobby');
    await until('the room to see that somebody is in', async () => (await status()).guests === 1);
    expect((await run(['still-here'])).err).toContain('needs no sign of life');
    irc.say('QUIT');
    await until('the room to count', async () => (await status()).ends.emptyLeftMs !== null);
    expect((await run(['status'])).out).toMatch(
      /^empty +the room ends in \d+s unless somebody enters$/m,
    );
    expect(await appliance.outcome).toEqual({ code: 0, signal: null });
    expect(reason()).toMatchObject({ reason: 'empty' });
  });
});
