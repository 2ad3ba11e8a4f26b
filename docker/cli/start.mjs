// @ts-check
// Starts the command: installs npm's packages where they are missing, then runs main.ts in a Node
// that can run it. Plain JavaScript for Node 20.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { forbidCores, withoutCores } from './host/no-cores.mjs';
import { whenParentGoes } from './host/parent.mjs';
import { dependenciesAreThere, installDependencies } from './prepare/dependencies.mjs';
import { withSetupLock } from './prepare/lock.mjs';
import { isPackage, mainFile } from './host/project.mjs';
import { sentence } from './host/sentence.mjs';
import { SetupError } from './host/setup-error.mjs';
import {
  isInstalled,
  isModern,
  modernNode,
  nodeProblem,
  runsTypeScript,
} from './prepare/running-node.mjs';
import { print, printFailure } from './prepare/print.mjs';

/**
 * @param {string} node
 * @param {boolean} coresAreOff in this process, and so in what it starts.
 */
async function runElsewhere(node, coresAreOff) {
  const args = [mainFile, ...process.argv.slice(2)];
  const [program, words] = coresAreOff ? [node, args] : withoutCores(node, args);
  // The channel is a lifeline: should this process be killed, the other sees it close and ends in order.
  const child = spawn(program, words, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends SIGINT to both processes; the other one counts two in a row as one.
    process.on(signal, () => child.kill(signal));
  }
  // The other's parent is this process, not npm.
  whenParentGoes(() => child.connected && child.disconnect());
  return await new Promise((resolve) => {
    child.once('error', (cause) => {
      print(sentence('setup.nodeDoesNotStart', { node, why: cause.message }), 'error');
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

async function run() {
  // Before anything else: from here on there may be a passphrase in memory.
  const coresAreOff = forbidCores();
  const problem = nodeProblem();
  if (problem !== null) {
    print(problem.message, 'error');
    print(problem.hint, 'hint');
    return 1;
  }
  const { answerEarly } = runsTypeScript
    ? await import('./command-line/early.ts')
    : await import('./command-line/early.js');
  const answered = answerEarly(process.argv.slice(2));
  if (answered !== null) return answered;
  try {
    if (isInstalled && !isPackage) {
      throw new SetupError(sentence('setup.inNodeModules'), sentence('setup.cloneIt'));
    }
    if (!dependenciesAreThere()) {
      await withSetupLock(async () => {
        if (!dependenciesAreThere()) await installDependencies();
      });
    }
  } catch (error) {
    return printFailure(error);
  }
  if (isModern && coresAreOff) {
    const { runAsCommand } = await import('./main.ts');
    return await runAsCommand(process.argv.slice(2));
  }
  return await runElsewhere(modernNode() ?? process.execPath, coresAreOff);
}

// Not exitCode: what a command left open, a dialling to tor at most, must not hold the exit.
process.exit(await run());
