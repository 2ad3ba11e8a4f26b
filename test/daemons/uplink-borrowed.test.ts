// What the uplink's process does with a tor that it did not start, and what it leaves alone.

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { UplinkLink } from '../../server/uplink/uplink-link.ts';
import { until } from '../support/until.ts';
import { ScriptedControlPort, info } from '../unit/tor-control/control-port.ts';
import { UplinkUnderTest, spec } from './uplink-fixture/uplink-process.ts';

const id = 'a2'.repeat(28);
const loan = { key: Buffer.alloc(64, 1), password: null };

let uplink: UplinkUnderTest;
let port: ScriptedControlPort;
/** Commands that get no answer. */
let silent: RegExp;
let isThere: boolean;

beforeEach(async () => {
  silent = /^$/;
  isThere = false;
  port = await ScriptedControlPort.open((command) => {
    if (silent.test(command)) return null;
    if (command.startsWith('PROTOCOLINFO')) return info('NULL');
    if (command.startsWith('ADD_ONION')) isThere = true;
    if (command.startsWith('DEL_ONION')) isThere = false;
    if (command.startsWith('ADD_ONION')) return `250-ServiceID=${id}\r\n250 OK\r\n`;
    if (command === 'GETINFO onions/current')
      return `250-onions/current=${isThere ? id : ''}\r\n250 OK\r\n`;
    return command.startsWith('GETINFO') ? '510 Command filtered\r\n' : '250 OK\r\n';
  });
  uplink = new UplinkUnderTest();
  uplink.tells = ['--control', port.path];
});

afterEach(async () => {
  await uplink.end();
  port.close();
});

function untilOnion(link: UplinkLink): Promise<boolean> {
  return until('the onion', () =>
    link.torListens().then(
      () => true,
      () => false,
    ),
  );
}

test('it adds the onion with three ports of loopback, and takes it away in order', async () => {
  const link = await uplink.linked();
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const run = link.borrowing(loan).start(spec(), resolve);
  await untilOnion(link);
  const added = port.asked.find((command) => command.startsWith('ADD_ONION'));
  expect(added).toMatch(
    /MaxStreams=20 \S+ \S+ \S+ Port=80,127\.0\.0\.1:176[0-5]\d Port=6667,127\.0\.0\.1:176[0-5]\d Port=22,127\.0\.0\.1:176[0-5]\d$/,
  );
  run.terminate();
  expect(await ended).toBe(`tor-control: ${port.path} ended the connection`);
  expect(port.asked).toContain(`DEL_ONION ${id}`);
  expect(uplink.errors).toBe('');
});

test('an onion that is gone while the connection stays is no onion', async () => {
  const link = await uplink.linked();
  link.borrowing(loan).start(spec(), () => {});
  await untilOnion(link);
  isThere = false;
  await expect(link.torListens()).rejects.toThrow('the onion service is not there');
});

test('a tor that does not answer at the end is waited for no longer than a moment', async () => {
  const link = await uplink.linked();
  link.borrowing(loan).start(spec(), () => {});
  await untilOnion(link);
  silent = /^DEL_ONION/;
  const sinceMs = performance.now();
  link.close();
  expect(await uplink.exitCode()).toBe(0);
  expect(performance.now() - sinceMs).toBeLessThan(5_000);
});

test('it starts no program then, and an uplink with a tor of its own asks no other', async () => {
  const link = await uplink.linked();
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  link.start(spec(), resolve);
  expect(await ended).toBe('uplink: failed');
  expect(port.asked).toEqual([]);

  const own = new UplinkUnderTest();
  const { promise: refused, resolve: onRefused } = Promise.withResolvers<string>();
  (await own.linked()).borrowing(loan).start(spec(), onRefused);
  expect(await refused).toBe('uplink: failed');
  await own.end();
});

test.each([[['--control']], [['--control', '9051']], [['--control', '192.0.2.1:9051']], [[]]])(
  'arguments that name no tor are refused: %j',
  async (tells) => {
    uplink.tells = tells;
    uplink.start();
    expect(await uplink.exitCode()).not.toBe(0);
  },
);
