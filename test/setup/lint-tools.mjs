// @ts-check
// Brings the formatter and the linter, which stand outside the project's lock file.
// Plain JavaScript for Node 20.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'lint');

/** @param {string} path */
function json(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function areThere() {
  const { dependencies } = json(join(folder, 'package.json'));
  return Object.entries(dependencies ?? {}).every(
    ([name, version]) =>
      json(join(folder, 'node_modules', name, 'package.json')).version === version,
  );
}

/**
 * @param {(command: string[]) => Promise<boolean>} run
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} false: they are not there, and why has been said.
 */
export async function installLintTools(run, say) {
  if (areThere()) return true;
  say('installing the linter and the formatter (npm install)');
  await run(['npm', 'install', '--prefix', folder, '--no-package-lock', '--ignore-scripts']);
  if (areThere()) return true;
  say('error: the linter could not be installed');
  say('hint: it needs the npm registry; try `npm ping`');
  return false;
}

/** @param {'oxlint' | 'oxfmt' | 'tsgolint'} name */
export function lintTool(name) {
  return join(folder, 'node_modules', '.bin', name);
}
