// @ts-check
// npm's packages: are they those of the lock file, and `npm ci` where they are not.
// Plain JavaScript for Node 20: it brings the Node that runs the rest.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.mjs';
import { modernNode } from './running-node.mjs';
import { say, SetupError } from './say.mjs';

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
  if (wanted === null || present === null || modernNode() === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    // npm leaves out what is for other systems.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Runs `npm ci`. */
export async function installDependencies() {
  say('installing npm dependencies (npm ci)');
  // The build needs vite, whatever NODE_ENV says; npm's own talk is for its errors.
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const code = await new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: projectRoot, stdio: ['ignore', 2, 2] });
    child.once('error', (cause) => {
      reject(
        new SetupError(
          `npm does not start: ${cause.message}`,
          'npm comes with Node; see https://nodejs.org',
        ),
      );
    });
    child.once('exit', (status) => resolve(status));
  });
  if (code !== 0) {
    throw new SetupError('npm ci failed, see above', 'it needs the npm registry; try `npm ping`');
  }
  if (!dependenciesAreThere()) {
    throw new SetupError(
      'npm ci left something out',
      'does your npm configuration omit optional packages? see `npm config get omit`',
    );
  }
}
