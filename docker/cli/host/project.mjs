// @ts-check
// Where Mayfly's own files are: the same paths in a clone and in an installed package, which has built files in
// place of the sources. Plain JavaScript for Node 20.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the command reads, or starts as a process of its own, while it runs. A package carries each of these:
 * who needs another file beside the command adds it here.
 */
export const ownFiles = /** @type {const} */ ([
  'package.json',
  'docker/seccomp.json',
  'docker/cli/mayfly.mjs',
  'docker/cli/engines/bare/enter.sh',
  'docker/cli/engines/bare/room.sh',
  'docker/cli/engines/bare/uplink.sh',
  'docker/cli/engines/volatile/enter.sh',
  'docker/cli/engines/volatile/relay-inside.mjs',
  'docker/cli/engines/volatile/sweep.sh',
  'docker/cli/wipe/fill-memory.mjs',
  'docker/cli/wipe/kernel-buffers.mjs',
  'docker/cli/wipe/restore-settings.sh',
]);

/** @typedef {'dist' | 'dist/web'} BuiltFolder `dist` has the server and the uplink, `dist/web` the page. */

/**
 * This file is three folders below it in a clone, and a part of a bundle in a package.
 * @param {string} folder
 * @returns {string}
 */
function rootAbove(folder) {
  if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder;
  return rootAbove(dirname(folder));
}

/** The folder with package.json. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

const source = join(projectRoot, 'docker', 'cli', 'main.ts');

/** True in a package: all is built, and there are no sources. */
export const isPackage = !existsSync(source);

/** What starts the command in a bundle, which is a package with Node and the daemons. */
const starter = join(projectRoot, 'mayfly');

/** True where the package was unpacked from a bundle. */
export const isBundle = isPackage && existsSync(starter);

/** What is typed, in a shell, to run a command from any folder. In a clone and a package, a Node stands before it. */
export const commandFile = isBundle ? starter : join(projectRoot, 'docker', 'cli', 'mayfly.mjs');

/** What runs a command, in a Node of `prepare/running-node.mjs`. */
export const mainFile = isPackage ? join(projectRoot, 'dist', 'command', 'main.mjs') : source;

/**
 * The whole path of a file beside the command, or of what was built.
 * @param {(typeof ownFiles)[number] | BuiltFolder} path below the project's folder.
 * @returns {string}
 */
export function ownFile(path) {
  return join(projectRoot, path);
}
