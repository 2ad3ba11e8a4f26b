// What the uplink's process does with tor: runs it, tells of its end, and ends it.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { Problem } from '../../server/contract/host/problem.ts';
import { until } from '../support/until.ts';
import { UplinkUnderTest, spec } from './uplink-fixture/uplink-process.ts';

const onion = `${'a'.repeat(56)}.onion`;

let uplink: UplinkUnderTest;

beforeEach(() => {
  uplink = new UplinkUnderTest();
});

afterEach(() => uplink.end());

describe('tor', () => {
  test('is the program of the uplink’s own arguments, whatever the supervisor names', async () => {
    const link = await uplink.linked();
    const { onion: key } = { onion: join(uplink.layout.torState, 'onion/key') };
    const files = [{ path: key, mode: 0o600, content: Uint8Array.of(0, 255, 10) }];
    const process = link.start(spec({ files }), () => {});
    await until('tor to run', () => existsSync(join(uplink.run, 'arguments')));
    expect(readFileSync(join(uplink.run, 'told'), 'utf8')).toBe('SomeOption 1\n');
    expect(readFileSync(join(uplink.run, 'arguments'), 'utf8')).toBe(
      '-f - --defaults-torrc /dev/null --ignore-missing-torrc\n',
    );
    expect([...readFileSync(key)]).toEqual([0, 255, 10]);
    await until('its number', () => process.pid !== null);
    await link.drop([key]);
    expect(existsSync(key)).toBe(false);
  });

  test('is told of when it ends, and can be started again', async () => {
    const link = await uplink.linked();
    for (const act of ['terminate', 'kill'] as const) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const process = link.start(spec(), resolve);
      await until('its number', () => process.pid !== null);
      process[act]();
      expect(await promise).toBe(`was ended by ${act === 'kill' ? 'SIGKILL' : 'SIGTERM'}`);
    }
  });

  test('says what it said before it was ready', async () => {
    writeFileSync(uplink.tor, '#!/bin/sh\necho "no such option" >&2\nexit 3\n');
    const link = await uplink.linked();
    const { promise, resolve } = Promise.withResolvers<string>();
    const process = link.start(spec(), resolve);
    expect(await promise).toBe('ended with exit code 3');
    expect(process.output()).toBe('no such option');
  });

  test('that cannot be run is told of, too', async () => {
    rmSync(uplink.tor);
    const link = await uplink.linked();
    const { promise, resolve } = Promise.withResolvers<string>();
    link.start(spec(), resolve);
    expect(await promise).toBe('could not be run (ENOENT)');
  });

  test('that does not answer is no tor that listens, and no onion', async () => {
    const link = await uplink.linked();
    await expect(link.torListens()).rejects.toThrow(Problem);
    await expect(link.dial(onion, new AbortController().signal)).rejects.toThrow(Problem);
    // Over at once, as there is nothing to follow.
    await link.follow(
      { onBootstrap: () => {}, onPublished: () => {}, onUnchecked: () => {} },
      AbortSignal.timeout(60_000),
    );
  });
});

test('the end of the connection is the end of tor, of its files, and of the uplink', async () => {
  const link = await uplink.linked();
  const { torState } = uplink.layout;
  writeFileSync(join(torState, 'state'), 'guards');
  const process = link.start(spec(), () => {});
  await until('its number', () => process.pid !== null);
  link.close();
  expect(await uplink.exitCode()).toBe(0);
  expect(existsSync(`/proc/${process.pid ?? 0}`)).toBe(false);
  expect(readdirSync(torState)).toEqual([]);
  expect(uplink.lost).toBe(0);
});

test('the uplink’s end is told, and all that waits is answered', async () => {
  const link = await uplink.linked();
  const { promise, resolve } = Promise.withResolvers<string>();
  const process = link.start(spec(), resolve);
  await until('its number', () => process.pid !== null);
  const torPid = process.pid ?? 0;
  uplink.signal('SIGKILL');
  expect(await promise).toBe('was ended: the uplink is no longer running');
  await until('it to be told', () => uplink.lost === 1);
  expect(await link.wipe()).toBe(false);
  globalThis.process.kill(torPid, 'SIGKILL');
});
