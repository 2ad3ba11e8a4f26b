// Each exit code that the help and the manual page list happens, and for what they say.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode } from '../../server/contract/host/exit-codes.ts';
import { readyAppliance } from '../support/appliance.ts';
import { until } from '../support/until.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

async function codeOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number | null> {
  const child = spawn(process.execPath, [mayfly, ...args], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  await once(child, 'close');
  return child.exitCode;
}

/** A folder of npm's logs, one of which is of a room. */
async function withNpmLog<T>(call: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-npm-logs-'));
  try {
    writeFileSync(join(folder, 'one.log'), '6 verbose argv "exec" "mayfly" "up"\n');
    return await call(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A list of a release that has none of what is here. */
async function withOtherRelease<T>(call: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-release-'));
  try {
    const file = join(folder, 'SHA256SUMS');
    writeFileSync(file, `${'0'.repeat(64)}  mayfly-9.9.9.tgz\n`);
    return await call(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A code without a way to it does not compile. */
const ways: Readonly<Record<keyof typeof exitCode, () => Promise<number | null>>> = {
  success: () => codeOf(['verify']),
  // There is no room.
  failure: () => codeOf(['status']),
  wrongUsage: () => codeOf(['up', '--lifetime', 'tomorrow']),
  residue: () => withNpmLog((folder) => codeOf(['verify'], { npm_config_logs_dir: folder })),
  notTheRelease: () => withOtherRelease((file) => codeOf(['verify', '--release', file])),
  endedAtOnce: async () => {
    const appliance = await readyAppliance({ flags: ['--no-onion'] });
    try {
      // With a supervisor that hangs, there is an end to be impatient with.
      process.kill((await appliance.supervisor()).pid, 'SIGSTOP');
      let code: number | null | undefined;
      void appliance.outcome.then((outcome) => (code = outcome.code));
      return await until(
        'it to end',
        () => {
          if (code === undefined) appliance.signal('SIGINT');
          return code;
        },
        { everyMs: 100 },
      );
    } finally {
      await appliance.kill();
    }
  },
};

test.each(Object.entries(exitCode))('%s is %i', async (name, code) => {
  const way = Object.entries(ways).find(([each]) => each === name)?.[1];
  expect(await way?.()).toBe(code);
});
