// The uplink as a process of its own: what it does for whoever connected first, and what it refuses.

import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeDoors } from '../../server/doors.ts';
import { until } from '../support/until.ts';
import { UplinkUnderTest, closes, spec } from './uplink-fixture/uplink-process.ts';

let uplink: UplinkUnderTest;

beforeEach(() => {
  uplink = new UplinkUnderTest();
});

afterEach(() => uplink.end());

describe('whoever connects', () => {
  test('is the only one, as the socket is gone then', async () => {
    await uplink.raw();
    const { uplink: path } = uplink.layout.sockets;
    await until('the socket to go', () => !existsSync(path));
    const late = connect({ path });
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ENOENT');
  });

  test.each([
    ['what is not JSON', 'start\n'],
    ['what is no object', '["start"]\n'],
    ['a question without a number', '{"ask":"kill"}\n'],
    ['a question that there is not', '{"number":1,"ask":"exec","command":"/bin/sh"}\n'],
    [
      'a port that there is not',
      '{"number":1,"ask":"listen","host":"::","webPort":0,"sshPort":1}\n',
    ],
    [
      'a file that may be run',
      `{"number":1,"ask":"start","stdin":"","files":[{"path":"/x","mode":448,"content":""}]}\n`,
    ],
    [
      'too many files',
      `{"number":1,"ask":"drop","paths":${JSON.stringify(Array(17).fill('/x'))}}\n`,
    ],
    ['a host that is no onion', '{"number":1,"ask":"dial","address":"example.org"}\n'],
    ['a line without an end', 'x'.repeat(4 * 1024 * 1024 + 1)],
  ])('is cut off for %s, and the uplink ends', async (_what, text) => {
    const socket = await uplink.raw();
    socket.write(text);
    await closes(socket);
    expect(await uplink.exitCode()).toBe(0);
    expect(uplink.errors).toBe('');
  });

  test('is refused files that are not tor’s, in words without their content', async () => {
    const link = await uplink.linked();
    const path = join(uplink.run, 'elsewhere');
    const { promise, resolve } = Promise.withResolvers<string>();
    link.start(spec({ files: [{ path, mode: 0o600, content: 'secret' }] }), resolve);
    expect(await promise).toMatch(/is outside the given directories/);
    expect(existsSync(path)).toBe(false);
    await expect(link.drop([uplink.tor])).rejects.toThrow(/is outside the given directories/);
    expect(existsSync(uplink.tor)).toBe(true);
  });
});

test('its place must not be there yet: it would be somebody else’s', async () => {
  mkdirSync(uplink.layout.shared.tor);
  uplink.start();
  expect(await uplink.exitCode()).toBe(1);
  expect(uplink.errors).toMatch(/^uplink: cannot make .* \(EEXIST\)\n$/);
});

test('the gateway’s place beside it must not be there yet either', () => {
  uplink.start();
  const layout = uplink.layout;
  expect(() => makeDoors(layout)).toThrow(`doors: cannot make ${layout.shared.doors} (EEXIST)`);
  rmSync(layout.shared.doors, { recursive: true });
  makeDoors(layout);
  expect(statSync(layout.shared.doors).mode & 0o777).toBe(0o750);
});

test('a signal to end is handed on, as the room ends first', async () => {
  const link = await uplink.linked();
  uplink.signal('SIGTERM');
  await until('the wish', () => uplink.endsWanted === 1);
  expect(uplink.lost).toBe(0);
  link.close();
  expect(await uplink.exitCode()).toBe(0);
});
