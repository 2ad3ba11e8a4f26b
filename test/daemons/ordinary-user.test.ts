// The appliance without root: one user for all, in a user namespace.

import { readFileSync } from 'node:fs';

import { expect, onTestFinished, test } from 'vitest';

import { readyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { asOrdinaryUser, ordinaryUid } from '../support/ordinary-user.ts';

/** Real, effective, saved and file system user. */
function usersOf(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return (/^Uid:\t(.*)$/m.exec(status)?.[1] ?? '').split('\t');
}

test('an ordinary user’s room opens, holds nobody else’s process, and leaves nothing', async () => {
  const appliance = await readyAppliance({ flags: ['--no-onion'], ...asOrdinaryUser() });
  onTestFinished(async () => void (await appliance.kill()));
  const traces = await tracesOf(appliance);
  const inside = processesInside(traces.namespace);
  expect(inside.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['tini', 'ngircd', 'sshd']),
  );
  for (const { pid } of inside) expect(usersOf(pid)).toEqual(Array(4).fill(String(ordinaryUid)));
  expect((await fetch(appliance.ready.web.url)).status).toBe(200);

  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  await expectNothingLeft(traces);
});
