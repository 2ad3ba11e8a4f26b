// The appliance's end when it is asked for: by a signal, by its lifetime. Nothing is left, seen from outside.

import { existsSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';

import { startAppliance, readyAppliance, type Appliance } from '../support/appliance.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { inPrivateView } from '../support/private-view.ts';
import { until } from '../support/until.ts';

async function room(...flags: string[]) {
  const appliance = await readyAppliance({
    flags: ['--no-onion', ...flags],
    prefix: inPrivateView,
    // Keeping what was compiled makes its exit longer, where a signal finds no handler any more.
    env: { NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

/** What the report says was found, or could not be looked for. */
async function notGone(appliance: Appliance): Promise<unknown[]> {
  const { residue } = await appliance.event('ended');
  return residue.checks.filter((check) => check.verdict !== 'gone');
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in order, with a report', async (signal) => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  expect(await appliance.end(signal)).toEqual({ code: 0, signal: null });
  expect(appliance.events).toContainEqual({ event: 'ending', reason: 'operator' });
  expect(await notGone(appliance)).toEqual([]);
  await expectNothingLeft(traces);
});

test('daemons end in the reverse order of their start', async () => {
  const appliance = await room();
  await appliance.end();
  const parts = (event: 'starting' | 'child', state: string) =>
    appliance.events.flatMap((said) =>
      said.event === event && said.state === state ? [said.part] : [],
    );
  const started = parts('starting', 'ready');
  expect(started).toContain('gateway');
  // ngIRCd and sshd start side by side, and so they end; the gateway needs both.
  expect(started.at(-1)).toBe('gateway');
  expect(parts('child', 'stopped')[0]).toBe('gateway');
  expect(parts('child', 'stopped').toSorted()).toEqual(started.toSorted());
});

test('a daemon that does not end is ended, and the end is in order all the same', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  process.kill((await appliance.inside('ngircd')).pid, 'SIGSTOP');
  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  await expectNothingLeft(traces);
});

test('a person who insists ends it at once', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  // With a supervisor that hangs, there is an end to be impatient with.
  const { pid } = await appliance.supervisor();
  process.kill(pid, 'SIGSTOP');
  await until(
    'the supervisor to be gone',
    () => {
      if (!existsSync(`/proc/${pid}`)) return true;
      appliance.signal('SIGINT');
      return false;
    },
    { everyMs: 100 },
  );
  // Who goes on asking may meet a command that has reported, and has no handlers any more.
  expect(await appliance.outcome).toEqual({ code: 130, signal: null });
  await expectNothingLeft(traces);
});

test('it ends by itself when its lifetime is over', async () => {
  const appliance = await room('--lifetime', '10s');
  const traces = await tracesOf(appliance);
  expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  expect(appliance.events).toContainEqual({ event: 'ending', reason: 'lifetime' });
  expect(await notGone(appliance)).toEqual([]);
  await expectNothingLeft(traces);
});

test('two rooms live and end beside each other', async () => {
  const [one, two] = await Promise.all([room(), room()]);
  expect(one.ready.passphrase).not.toBe(two.ready.passphrase);
  expect(one.ready.ssh.hostKey).not.toBe(two.ready.ssh.hostKey);
  const traces = await tracesOf(one);
  expect(await one.end()).toEqual({ code: 0, signal: null });
  await expectNothingLeft(traces);
  expect((await fetch(two.ready.web.url)).status).toBe(200);
  expect(await two.end()).toEqual({ code: 0, signal: null });
});

test('a port that is taken is named, and nothing is started', async () => {
  const first = await room();
  const second = await startAppliance({ flags: ['--no-onion'], ports: first.ports });
  const { code } = await second.outcome;
  expect(code).toBe(1);
  expect(second.talk).toMatch(new RegExp(`error: .*port.* ${first.ports.web}\\b`));
  expect(second.talk).toMatch(/hint: .*--web-port/);
  expect(second.events.filter(({ event }) => event === 'ready')).toEqual([]);
  expect((await fetch(first.ready.web.url)).status).toBe(200);
});
