// The bench: measures round by round, every system in turn, and writes what it found.
// Knows the order of things; how each is measured is in scenarios/, against whom in systems/.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../docker/cli/host/project.mjs';
import { SetupError } from '../../docker/cli/host/setup-error.mjs';
import { printFailure } from '../../docker/cli/prepare/print.mjs';
import { chooseCores } from './cores.ts';
import { machineText } from './machine.ts';
import { parseOptions, usage, type BenchOptions } from './options.ts';
import { fetchPeers } from './peers.ts';
import { plots } from './plots.ts';
import { report } from './report.ts';
import { Results } from './results.ts';
import { steps } from './steps.ts';
import { systems } from './systems/all.ts';

function say(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}

function reasons(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${reasons(error.cause)}`;
}

async function run({ plan, out }: BenchOptions, args: readonly string[]): Promise<void> {
  const cores = chooseCores();
  // This process waits, and must not do so on the servers' core.
  spawnSync('taskset', [
    '--all-tasks',
    '--cpu-list',
    '--pid',
    String(cores.generator),
    String(process.pid),
  ]);
  const peers = ['inspircd', 'websockify', 'thelounge'] as const;
  if (peers.some((name) => plan.systems.includes(name))) await fetchPeers(process.env, Date.now());
  const versions = new Map<string, string>();
  for (const name of plan.systems) versions.set(name, await systems[name].version());
  const results = new Results();
  const from = performance.now();
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const { title, system, guests, measure } of steps(plan)) {
      const started = performance.now();
      const values = await measure({ cores, plan }).catch((error: unknown) => {
        // Once: a quarter of an hour is not thrown away for one hiccup, nor is a fault hidden.
        say(`${title}, ${system.label}: ${reasons(error)}; once more`);
        return measure({ cores, plan });
      });
      results.add(system.name, guests, values);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(`round ${round} of ${plan.rounds}: ${title}, ${system.label}: ${seconds} s`);
    }
  }
  const about = {
    machine: machineText(cores),
    versions: [...new Set(versions.values())],
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    minutes: Math.round((performance.now() - from) / 60_000),
    date: new Date().toISOString().slice(0, 10),
  };
  const dir = out ?? join(projectRoot, 'docs', 'bench');
  mkdirSync(dir, { recursive: true });
  const drawn = plots(results, plan);
  for (const { file, svg } of drawn) writeFileSync(join(dir, file), svg);
  writeFileSync(join(dir, 'results.md'), report(results, plan, about, drawn));
  writeFileSync(
    join(dir, 'results.json'),
    `${JSON.stringify({ ...about, series: results.series }, null, 1)}\n`,
  );
  say(`written: ${join(dir, 'results.md')}`);
}

const args = process.argv.slice(2);
try {
  const options = parseOptions(args);
  if (options.help) process.stdout.write(`${usage}\n`);
  else await run(options, args);
} catch (error) {
  if (error instanceof SetupError) process.exitCode = printFailure(error);
  else {
    say(`error: ${reasons(error)}`);
    process.exitCode = 1;
  }
}
