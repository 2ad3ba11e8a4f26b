// Memory is overwritten by a program that has never seen the room: up becomes it. Here it may not do it, so that this
// machine's memory stays as it is; test/ram has a machine of its own for the rest.

import { existsSync, readFileSync } from 'node:fs';

import { expect, onTestFinished, test } from 'vitest';

import { isUp, untilHostsGone } from '../../docker/cli/wipe/hosts-gone.ts';
import { readyAppliance } from '../support/appliance.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';

test('up --wipe-ram of an ordinary user: the room ends, the error says what to do, and the code is 1', async () => {
  const flags = ['--no-onion', '--wipe-ram'];
  const appliance = await readyAppliance({ flags, ...asOrdinaryUser() });
  onTestFinished(async () => void (await appliance.kill()));
  expect(await appliance.end()).toEqual({ code: 1, signal: null });
  const [ended, memory] = appliance.events.slice(-2);
  expect(ended).toMatchObject({ event: 'ended', residue: { clean: true } });
  // The kernel may do it by itself, or not tell.
  expect(memory).toMatchObject({ event: 'memory' });
  expect(appliance.talk).toMatch(/memory is not overwritten: this needs root/);
  expect(appliance.talk).toMatch(/sudo .*down --wipe-ram/);
  expect(appliance.talk).not.toMatch(/ExperimentalWarning/);
});

test('what overwrites memory waits until up has gone, too', async () => {
  const appliance = await readyAppliance({ flags: ['--no-onion'] });
  onTestFinished(async () => void (await appliance.kill()));
  const { pid } = appliance;
  expect(isUp(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'))).toBe(true);
  const waiting = untilHostsGone();
  const ended = appliance.end();
  await waiting;
  expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
  expect(await ended).toEqual({ code: 0, signal: null });
});

test.for<[string, boolean]>([
  ['/usr/bin/node /opt/mayfly/docker/cli/mayfly.mjs up --json', true],
  ['node docker/cli/main.ts up', true],
  ['node /usr/bin/mayfly up', true],
  ['node /usr/bin/mayfly down', false],
  ['docker compose up', false],
  ['vi up', false],
])('%s', ([line, expected]) => {
  expect(isUp(line.split(' '))).toBe(expected);
});
