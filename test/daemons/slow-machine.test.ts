// A whole room on a machine that has little to give: it starts, and ends clean, with its report. How long
// it takes is asserted nowhere.

import { describe, expect, onTestFinished, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { notGone } from '../support/not-gone.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { inPrivateView } from '../support/private-view.ts';
import { busyLoops, cpuQuota } from '../support/slow-machine.ts';

async function roomWith(prefix: readonly string[]): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ prefix: [...prefix, ...inPrivateView] });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

async function roomWithQuota(percent: number): Promise<ReadyAppliance> {
  const quota = cpuQuota(percent);
  onTestFinished(() => quota.remove());
  return roomWith(quota.prefix);
}

/** Every part was ready at its first try: nothing was taken for wedged because it was slow. */
function expectNoRestart(appliance: ReadyAppliance): void {
  const states = appliance.events.flatMap((event) =>
    event.event === 'starting' || event.event === 'child' ? [event.state] : [],
  );
  expect(states).toContain('ready');
  expect(states.filter((state) => state === 'waiting' || state === 'degraded')).toEqual([]);
}

async function expectCleanEnd(appliance: ReadyAppliance): Promise<void> {
  const traces = await tracesOf(appliance);
  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  const { residue } = await appliance.event('ended');
  expect(notGone(residue)).toEqual([]);
  await expectNothingLeft(traces);
}

// Only root may make control groups and look into a private view.
describe.runIf(process.getuid?.() === 0)(
  'a room starts and ends clean',
  { timeout: 170_000 },
  () => {
    test.for([60, 25, 20, 10])('with a quota of %i of 100 of one CPU', async (percent) => {
      const appliance = await roomWithQuota(percent);
      expectNoRestart(appliance);
      await expectCleanEnd(appliance);
    });

    test('with 25 % of one CPU and a daemon that does not end', async () => {
      const appliance = await roomWithQuota(25);
      process.kill((await appliance.inside('ngircd')).pid, 'SIGSTOP');
      process.kill((await appliance.gateway()).pid, 'SIGSTOP');
      await expectCleanEnd(appliance);
    });

    // One daemon may not look at another's account of CPU time there, so limits are counted without it.
    test('with a quota of 20 of 100 of one CPU, as an ordinary user', async () => {
      const quota = cpuQuota(20);
      onTestFinished(() => quota.remove());
      const ordinary = asOrdinaryUser();
      const prefix = [...quota.prefix, ...ordinary.prefix];
      const appliance = await readyAppliance({ ...ordinary, prefix });
      onTestFinished(async () => void (await appliance.kill()));
      expectNoRestart(appliance);
      await expectCleanEnd(appliance);
    });

    test('beside twenty busy loops', async () => {
      const end = await busyLoops(20);
      onTestFinished(end);
      const appliance = await roomWith([]);
      expectNoRestart(appliance);
      await expectCleanEnd(appliance);
    });

    test('beside twenty busy loops, and with 25 % of one CPU', async () => {
      const end = await busyLoops(20);
      onTestFinished(end);
      const appliance = await roomWithQuota(25);
      expectNoRestart(appliance);
      await expectCleanEnd(appliance);
    });
  },
);
