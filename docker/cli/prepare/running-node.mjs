// @ts-check
// Finds the Node that can run Mayfly: the one that runs already, or the one from the npm registry.
// Plain JavaScript for Node 20: it is read before anything else is there.

import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../host/project.mjs';

/** Node 24 runs .ts files as they are. */
const wantedMajor = 24;
/** What can run the few .mjs files before that; package.json says the same in `engines`. */
const leastMajor = 20;

const major = Number(process.versions.node.split('.')[0]);

/** True for a Node that runs .ts files. */
export const isModern = major >= wantedMajor;

/** True where the few .mjs files before that can run. */
export const hasLeastNode = major >= leastMajor;

// https://nodejs.org/api/typescript.html#type-stripping-in-dependencies
export const isInstalled = /[\\/]node_modules[\\/]/.test(projectRoot);

/** True where this process may import our own .ts files. */
export const runsTypeScript = isModern && !isInstalled;

/** The registry package for this machine keeps its Node there; null: there is none for it. */
const packaged =
  process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')
    ? join('node_modules', `node-linux-${process.arch}`, 'bin', 'node')
    : null;

/**
 * npm puts a package into Mayfly's own folder, or beside it.
 * @param {string} folder
 * @param {string} path
 * @returns {string | null}
 */
function executableBelow(folder, path) {
  try {
    const found = join(folder, path);
    accessSync(found, constants.X_OK);
    return found;
  } catch {
    return folder === dirname(folder) ? null : executableBelow(dirname(folder), path);
  }
}

/** @returns {{ message: string, hint: string } | null} why this Node cannot start Mayfly at all. */
export function nodeProblem() {
  if (major < leastMajor) {
    return {
      message: `needs Node ${leastMajor} or later, this is ${process.versions.node}`,
      hint: 'https://nodejs.org, or your system’s nodejs package',
    };
  }
  if (!isModern && packaged === null) {
    return {
      message: `needs Node ${wantedMajor} or later on ${process.platform} ${process.arch}, this is ${process.versions.node}`,
      hint: 'only Linux on x64 and arm64 gets its Node by npm',
    };
  }
  return null;
}

/** @returns {string | null} the path of a Node that runs .ts files; null: it is not installed yet. */
export function modernNode() {
  if (isModern) return process.execPath;
  return packaged === null ? null : executableBelow(projectRoot, packaged);
}
