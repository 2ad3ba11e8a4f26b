// The example of a systemd unit: its command is one that mayfly takes, and the lines on which a promise depends are
// there. docker/systemd/README.md has the reason of each.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCommand } from '../../../docker/cli/command-line/args.ts';

const unit = readFileSync(
  join(import.meta.dirname, '../../../docker/systemd/mayfly.service'),
  'utf8',
);

/** The values of a setting, in order. */
function valuesOf(name: string): string[] {
  return [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

test('it starts one command, which mayfly takes as it stands', () => {
  const [line = '', ...others] = valuesOf('ExecStart');
  expect(others).toEqual([]);
  const [program, ...args] = line.split(' ');
  expect(program).toBe('/usr/local/bin/mayfly');
  const readFile = (): never => expect.unreachable('a unit names no file of secrets');
  expect(parseCommand(args, { env: {}, readFile })).toMatchObject({
    command: 'up',
    engine: 'volatile',
    strict: true,
    qr: false,
    warnings: [],
  });
});

test.each([
  ['StandardInput', 'null'],
  ['StandardOutput', 'null'],
  ['StandardError', 'truncate:/run/mayfly.report'],
  ['UMask', '0077'],
  ['Restart', 'no'],
  ['KillMode', 'mixed'],
  ['LimitCORE', '0'],
  ['MemorySwapMax', '0'],
  ['ProtectSystem', 'strict'],
])('%s is %s', (name, value) => {
  expect(valuesOf(name)).toEqual([value]);
});

test('it waits longer for the end than a room may need, in its two containers one after the other', () => {
  expect(Number(valuesOf('TimeoutStopSec')[0])).toBeGreaterThan(2 * 15 + 10);
});

test('it has no secret, and no place for one', () => {
  expect(unit).not.toMatch(/^(Environment|EnvironmentFile|SetCredential|PassEnvironment)=/m);
});
