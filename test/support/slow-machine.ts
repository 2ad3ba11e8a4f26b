// A machine that is slow: a CPU quota for what a test starts, and load beside it. Needs root.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from './until.ts';

/** No loop outlives the test's own limit by much. */
const longestLoadS = 170;

interface Version {
  readonly root: string;
  /** Files and what is written into them, for so many microseconds of a tenth of a second. */
  readonly limit: (quotaUs: number) => readonly (readonly [string, string])[];
}

const periodUs = 100_000;

/** Where the kernel's cpu controller is mounted, by cgroup v1 or v2. @throws if it is not */
function cpuController(): Version {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      const [type = '', , options = ''] = after.split(' ');
      return { path: before.split(' ')[4] ?? '', type, options: options.split(',') };
    });
  const v1 = mounts.find(({ type, options }) => type === 'cgroup' && options.includes('cpu'));
  if (v1 !== undefined) {
    return {
      root: v1.path,
      limit: (quotaUs) => [
        ['cpu.cfs_period_us', `${periodUs}`],
        ['cpu.cfs_quota_us', `${quotaUs}`],
      ],
    };
  }
  const v2 = mounts.find(({ type }) => type === 'cgroup2');
  if (v2 === undefined) throw new Error('no control groups are mounted');
  writeFileSync(join(v2.path, 'cgroup.subtree_control'), '+cpu');
  return { root: v2.path, limit: (quotaUs) => [['cpu.max', `${quotaUs} ${periodUs}`]] };
}

export interface Quota {
  /** Words in front of a command that is to have no more. */
  readonly prefix: readonly string[];
  /** Once all in it have ended. */
  remove(): Promise<void>;
}

/** @param percent of one CPU, for all that runs in it together */
export function cpuQuota(percent: number): Quota {
  const { root, limit } = cpuController();
  const dir = join(root, `mayfly-test-quota-${process.pid}-${Math.trunc(performance.now())}`);
  mkdirSync(dir);
  for (const [file, text] of limit((periodUs * percent) / 100))
    writeFileSync(join(dir, file), text);
  return {
    prefix: ['sh', '-c', 'echo $$ > "$0"; exec "$@"', join(dir, 'cgroup.procs')],
    remove: async () => {
      await until('the control group to be empty', () => {
        try {
          rmdirSync(dir);
          return true;
        } catch {
          return false;
        }
      });
    },
  };
}

/**
 * Busy loops, each of which wants a CPU of its own.
 * @returns a function that ends them
 */
export async function busyLoops(count: number): Promise<() => Promise<void>> {
  const loops = Array.from({ length: count }, () =>
    spawn('timeout', [`${longestLoadS}`, 'sh', '-c', 'while :; do :; done'], { stdio: 'ignore' }),
  );
  await Promise.all(loops.map((loop) => once(loop, 'spawn')));
  return async () => {
    await Promise.all(
      loops.map(async (loop) => {
        if (loop.exitCode !== null || loop.signalCode !== null) return;
        const ended = once(loop, 'exit');
        loop.kill('SIGTERM'); // timeout(1) hands it on.
        await ended;
      }),
    );
  };
}
