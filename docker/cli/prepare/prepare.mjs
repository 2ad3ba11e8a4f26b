#!/usr/bin/env node
// @ts-check
// `npm run setup`: installs npm's packages, then has a modern Node do the rest of the set-up.
// The path of that Node is the only line on stdout. Plain JavaScript for Node 20.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forbidCores } from '../host/no-cores.mjs';
import { dependenciesAreThere, installDependencies } from './dependencies.mjs';
import { interruptible, run } from './interrupt.mjs';
import { withSetupLock } from './lock.mjs';
import { projectRoot } from '../host/project.mjs';
import { modernNode, nodeProblem } from './running-node.mjs';
import { say, sayFailure } from './say.mjs';
import { sentence } from '../host/sentence.mjs';

const usage = `usage: npm run setup -- [--refresh | --build | --packages] [--quiet]

  --refresh   fetch the daemons again, for their security fixes, and build again
  --build     npm's packages and the build only
  --packages  npm's packages only
  --quiet     say nothing where nothing is to be done

Prints the path of the Node that runs Mayfly.`;

function options() {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  return parseArgs({
    options: {
      refresh: flag,
      build: flag,
      packages: flag,
      quiet: flag,
      help: { ...flag, short: 'h' },
    },
  }).values;
}

/** @param {ReturnType<typeof options>} given */
async function prepare(given) {
  const problem = nodeProblem();
  if (problem !== null) {
    say(problem.message, 'error');
    say(problem.hint, 'hint');
    return 1;
  }
  try {
    await withSetupLock(async () => {
      if (!dependenciesAreThere()) await installDependencies();
    });
  } catch (error) {
    return sayFailure(error);
  }
  const node = modernNode() ?? process.execPath;
  if (!given.packages) {
    const rest = join(projectRoot, 'docker', 'cli', 'prepare', 'set-up.ts');
    const flags = [given.refresh ? 'refresh' : '', given.build ? 'build' : ''].filter(
      (flag) => flag !== '',
    );
    try {
      const status = await interruptible(() =>
        run(node, [rest, ...flags], { stdio: ['ignore', 2, 2] }),
      );
      if (status !== 0) return status ?? 1;
    } catch (error) {
      return sayFailure(error);
    }
  }
  if (!given.quiet) say(sentence('setup.allInPlace'));
  process.stdout.write(`${node}\n`);
  return 0;
}

/** @returns {Promise<number>} */
async function main() {
  let given;
  try {
    given = options();
  } catch (error) {
    say(/** @type {Error} */ (error).message, 'error');
    say('npm run setup -- --help', 'hint');
    return 2;
  }
  if (given.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  return await prepare(given);
}

forbidCores();
process.exitCode = await main();
