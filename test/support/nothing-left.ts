// What an appliance may not leave behind, asserted from outside. It does not ask the appliance.

import { expect } from 'vitest';

import type { Appliance } from './appliance.ts';
import { processesInside } from './inside.ts';
import { privateViewOf, type PrivateView } from './private-view.ts';
import { until } from './until.ts';
import { answers } from './answers.ts';

/** Kept from the time when the appliance ran. Start it with `inPrivateView`. */
export interface Traces {
  readonly namespace: string;
  readonly view: PrivateView;
  readonly mountsBefore: readonly string[];
  readonly ports: readonly number[];
}

export async function tracesOf(appliance: Appliance): Promise<Traces> {
  const view = privateViewOf(appliance.pid);
  return {
    namespace: await appliance.namespace(),
    view,
    mountsBefore: view.mounts(),
    ports: Object.values(appliance.ports),
  };
}

/** Processes may take a moment to be reaped; nothing else may take any. */
export async function expectNothingLeft(traces: Traces): Promise<void> {
  const { namespace, view, mountsBefore, ports } = traces;
  await until('the last process to go', () => processesInside(namespace).length === 0, {
    withinMs: 30_000,
  });
  expect(view.files(), 'files').toEqual([]);
  expect(view.mounts(), 'mounts').toEqual(mountsBefore);
  const taken = await Promise.all(ports.map(answers));
  expect(taken, 'ports that answer').toEqual(ports.map(() => false));
  view.close();
}
