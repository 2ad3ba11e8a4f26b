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
import { print, printFailure } from './print.mjs';
import { sentence } from '../host/sentence.mjs';

const usage = `usage: npm run setup -- [--refresh | --build | --package | --packages] [--quiet]

  --refresh   fetch the daemons again, for their security fixes, and build again
  --build     npm's packages and the build only
  --package   npm's packages, and the build of what npm packs
  --packages  npm's packages only
  --quiet     say nothing where nothing is to be done

Prints the path of the Node that runs Mayfly.`;

function options() {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  return parseArgs({
    options: {
      refresh: flag,
      build: flag,
      package: flag,
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
    print(problem.message, 'error');
    print(problem.hint, 'hint');
    return 1;
  }
  try {
    await withSetupLock(async () => {
      if (!dependenciesAreThere()) await installDependencies();
    });
  } catch (error) {
    return printFailure(error);
  }
  const node = modernNode() ?? process.execPath;
  if (!given.packages) {
    const file = given.package ? 'build-package.ts' : 'set-up.ts';
    const rest = join(projectRoot, 'docker', 'cli', 'prepare', file);
    const flags = [given.refresh ? 'refresh' : '', given.build ? 'build' : ''].filter(
      (flag) => flag !== '',
    );
    try {
      const status = await interruptible(() =>
        run(node, [rest, ...flags], { stdio: ['ignore', 2, 2] }),
      );
      if (status !== 0) return status ?? 1;
    } catch (error) {
      return printFailure(error);
    }
  }
  if (!given.quiet) print(sentence('setup.allInPlace'));
  process.stdout.write(`${node}\n`);
  return 0;
}

/** @returns {Promise<number>} */
async function main() {
  let given;
  try {
    given = options();
  } catch (error) {
    print(/** @type {Error} */ (error).message, 'error');
    print('npm run setup -- --help', 'hint');
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
