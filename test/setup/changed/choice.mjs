// @ts-check
// Which parts of the tests a change touches: pure, from paths. Plain JavaScript for Node 20.

import { suiteOf, suites } from '../suites.mjs';

/**
 * What to run of a part: all of it, or these files of tests.
 * @typedef {ReadonlyMap<string, 'all' | readonly string[]>} Choice
 */

/** Only the linter and the tests that read them see these. */
const onlyRead = [
  /^docs\//,
  /^[^/]+\.md$/,
  /^LICENSE$/,
  /^test\/(visual|irctest)\//,
  /^\.editorconfig$/,
];
/** What tests reach by imports, or by a row of rows.mjs. */
const inReach = [
  /^(server|web|docker|man|completions)\//,
  /^test\/(?!setup\/|vitest\.config|run\.mjs)/,
  /^compose\.yaml$/,
  /^oxlint\.config\.ts$/,
  /^\.dockerignore$/,
];

/**
 * @param {readonly string[]} changed paths below the project's folder.
 * @param {readonly string[]} files all files of the project.
 * @param {(test: string, changed: readonly string[]) => boolean} reaches `Reach`'s.
 * @returns {Choice} of lint, types and the suites; empty: nothing has changed.
 */
export function choose(changed, files, reaches) {
  /** @type {Map<string, 'all' | readonly string[]>} */
  const choice = new Map();
  if (changed.length === 0) return choice;
  choice.set('lint', 'all');
  if (changed.every((path) => matches(path, onlyRead))) return addFiles();
  choice.set('types', 'all');
  // Of anything else nobody knows what it does: package-lock.json, the set-up of the tests themselves.
  if (changed.every((path) => matches(path, [...onlyRead, ...inReach]))) return addFiles();
  for (const name of Object.keys(suites)) choice.set(name, 'all');
  return choice;

  function addFiles() {
    for (const name of Object.keys(suites)) {
      const own = files.filter((file) => suiteOf(file) === name);
      const touched = own.filter((file) => reaches(file, changed));
      if (touched.length > 0) choice.set(name, touched.length === own.length ? 'all' : touched);
    }
    return choice;
  }
}

/** @param {string} path @param {readonly RegExp[]} patterns */
function matches(path, patterns) {
  return patterns.some((pattern) => pattern.test(path));
}
