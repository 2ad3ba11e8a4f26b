// @ts-check
// npm's packages: are they those of the lock file, and `npm ci` where they are not.
// Plain JavaScript for Node 20: it brings the Node that runs the rest.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './interrupt.mjs';
import { lockDescriptor } from './lock.mjs';
import { mustBeUsable, mustHaveRoom } from './place.mjs';
import { projectRoot } from '../host/project.mjs';
import { modernNode } from './running-node.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { print } from './print.mjs';
import { sentence } from '../host/sentence.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Entry */

/**
 * @param {string} path
 * @returns {Record<string, Entry> | null}
 */
function packages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Compares package-lock.json with the list npm leaves in node_modules once all is in place:
 * a tree of a plain `npm install` counts as well as ours, a half one never does.
 */
export function dependenciesAreThere() {
  const wanted = packages(join(projectRoot, 'package-lock.json'));
  const present = packages(join(projectRoot, 'node_modules', '.package-lock.json'));
  if (modernNode() === null || wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    // npm leaves out what is for other systems.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** What all packages take, and the largest of them, which is Node. */
const packagesMiB = 400;
const largestPackageMiB = 128;

/**
 * Runs `npm ci`.
 * @throws {SetupError}
 */
export async function installDependencies() {
  if (!existsSync(join(projectRoot, 'package-lock.json'))) {
    throw new SetupError(sentence('setup.noLockFile'), sentence('setup.startFromClone'));
  }
  mustBeUsable(projectRoot, sentence('setup.copyIt'));
  // What a set-up that was ended has left there is room for the next one.
  if (!existsSync(join(projectRoot, 'node_modules'))) mustHaveRoom(projectRoot, packagesMiB);
  print(sentence('setup.installing'));
  // Of npm's packages all but Node are for the build, whatever NODE_ENV says; npm's own talk is for its errors.
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    // No install script of a dependency runs: ssh2 works without its native part. In .npmrc, this would keep
    // `npm pack` from building what it packs.
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--logs-max=0',
    '--loglevel=error',
  ];
  let code;
  try {
    // Should this process be killed, npm holds the lock until it has ended, too.
    code = await run('npm', args, {
      cwd: projectRoot,
      stdio: ['ignore', 2, 2, lockDescriptor() ?? 'ignore'],
    });
  } catch (cause) {
    throw new SetupError(
      sentence('setup.npmDoesNotStart', { why: /** @type {Error} */ (cause).message }),
      sentence('setup.npmComesWithNode'),
    );
  }
  // npm goes on without an optional package, Node itself, where the disk had no room for it.
  const isDone = code === 0 && dependenciesAreThere();
  if (!isDone) mustHaveRoom(projectRoot, largestPackageMiB);
  if (code !== 0) {
    throw new SetupError(sentence('setup.npmFailed'), sentence('setup.npmPing'));
  }
  if (!isDone) {
    throw new SetupError(sentence('setup.npmLeftOut'), sentence('setup.npmOmit'));
  }
}
