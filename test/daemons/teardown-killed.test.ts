// The appliance's end when nobody could ask for it: a part of it is killed. Nothing is left, seen from outside.

import { expect, onTestFinished, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { inPrivateView } from '../support/private-view.ts';

async function room(): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ flags: ['--no-onion'], prefix: inPrivateView });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

test('kill -9 of the host program leaves nothing', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  expect(await appliance.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  await expectNothingLeft(traces);
});

test('kill -9 of the supervisor leaves nothing, and the host program says that it failed', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  process.kill((await appliance.supervisor()).pid, 'SIGKILL');
  expect(await appliance.outcome).toEqual({ code: 1, signal: null });
  await expectNothingLeft(traces);
});

test('kill -9 of the first process leaves nothing, and the host program says that it failed', async () => {
  const appliance = await room();
  const traces = await tracesOf(appliance);
  process.kill((await appliance.inside('tini')).pid, 'SIGKILL');
  expect(await appliance.outcome).toEqual({ code: 1, signal: null });
  await expectNothingLeft(traces);
});
