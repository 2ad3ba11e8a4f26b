// The appliance without root: one user for all, in a user namespace. Root starts it here, so that the
// test has a user that owns nothing on this machine.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { programsRoot } from '../../docker/cli/programs.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { processesInside } from '../support/inside.ts';
import { expectNothingLeft, tracesOf } from '../support/nothing-left.ts';
import { inPrivateView } from '../support/private-view.ts';
import { cpuQuota } from '../support/slow-machine.ts';

/** Outside every range that Debian hands out. */
const uid = 64_999;

/** In the private view only, where files are looked for. */
const home = '/var/tmp/mayfly-home';

const root = join(import.meta.dirname, '../..');
const programs = programsRoot(process.env);

// The clone and the cache may lie where only root may go: they are shown elsewhere.
const script = `
set -eu
mount -t tmpfs -o mode=0755 shown /srv
mkdir /srv/mayfly /srv/programs ${home}
chown ${uid}:${uid} ${home}
mount --bind "${root}" /srv/mayfly
if [ -d "${programs}" ]; then mount --bind "${programs}" /srv/programs; fi
exec setpriv --reuid=${uid} --regid=${uid} --clear-groups "$@"
`;

/** Real, effective, saved and file system user. */
function usersOf(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return (/^Uid:\t(.*)$/m.exec(status)?.[1] ?? '').split('\t');
}

async function ordinaryRoom(
  flags: readonly string[],
  prefix: readonly string[] = [],
): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({
    flags,
    prefix: [...prefix, ...inPrivateView, 'sh', '-c', script, 'sh'],
    project: '/srv/mayfly',
    env: {
      HOME: home,
      XDG_CACHE_HOME: `${home}/.cache`,
      ...(existsSync(programs) ? { MAYFLY_PROGRAMS: '/srv/programs' } : {}),
    },
  });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

test('an ordinary user’s room opens, holds nobody else’s process, and leaves nothing', async () => {
  const appliance = await ordinaryRoom(['--no-onion']);
  const traces = await tracesOf(appliance);
  const inside = processesInside(traces.namespace);
  expect(inside.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['tini', 'ngircd', 'sshd']),
  );
  for (const { pid } of inside) expect(usersOf(pid)).toEqual(Array(4).fill(String(uid)));
  expect((await fetch(appliance.ready.web.url)).status).toBe(200);

  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  await expectNothingLeft(traces);
});

// One daemon may not look at another's account of CPU time there, so limits are counted without it.
test('it opens, and ends clean, with a fifth of one CPU', { timeout: 170_000 }, async () => {
  const quota = cpuQuota(20);
  onTestFinished(() => quota.remove());
  const appliance = await ordinaryRoom([], quota.prefix);
  const traces = await tracesOf(appliance);
  expect(await appliance.end()).toEqual({ code: 0, signal: null });
  expect((await appliance.event('ended')).residue.clean).toBe(true);
  await expectNothingLeft(traces);
});
