// @ts-check
// Finds how this program can be called from any folder, for the commands that are printed. The name `mayfly`
// may not be installed, and npx would ask the registry for it. Plain JavaScript for Node 20.

import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { commandFile, isBundle } from './project.mjs';

/**
 * Quotes a word for every shell, where it must be quoted.
 * @param {string} word
 */
export function shellWord(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** @param {string | undefined} path */
function foldersOf(path) {
  // While npm runs a script, folders of packages are on the PATH; the operator's shell has none of them.
  return (path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !/\/node_modules(\/|$)/.test(folder));
}

/**
 * @param {() => void} attempt
 * @returns {boolean} false where it throws.
 */
function does(attempt) {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function realPath(path) {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/**
 * `mayfly` where that name leads here, else Node and the whole path.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath
 * @returns {string}
 */
export function ownCommand(env = process.env, execPath = process.execPath) {
  const folders = foldersOf(env['PATH']);
  const own = realPath(commandFile);
  if (folders.some((folder) => realPath(join(folder, 'mayfly')) === own)) return 'mayfly';
  if (isBundle) return shellWord(commandFile);
  const hasNode = folders.some((folder) =>
    does(() => accessSync(join(folder, 'node'), constants.X_OK)),
  );
  return `${hasNode ? 'node' : shellWord(execPath)} ${shellWord(commandFile)}`;
}

// Not in a command that names the service of Compose and then the program in it.
const called =
  /(?<![\w/.-]|mayfly )mayfly (?=(?:up|connect|status|invite|down|verify|doctor|setup|bundle|completion|help|--help)(?![\w-]))/g;

/**
 * A text in which `mayfly status` stands for the command, as it can be typed.
 * @param {string} text
 * @returns {string}
 */
export function withOwnCommand(text) {
  return text.includes('mayfly ') ? text.replaceAll(called, () => `${ownCommand()} `) : text;
}
