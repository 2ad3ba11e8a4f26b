// @ts-check
// Which parts of the tests the change of a working tree touches, and says so. Plain JavaScript for Node 20.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { say } from '../tally.mjs';
import { allFiles, changedFiles } from './changed-files.mjs';
import { choose } from './choice.mjs';
import { isCode, Reach } from './reach.mjs';
import { rows } from './rows.mjs';

/**
 * @param {string} root
 * @param {string | null} revision null: where this branch left main.
 * @returns {import('./choice.mjs').Choice | null} null: git knows no such revision.
 */
export function touchedBy(root, revision) {
  const found = changedFiles(root, revision);
  if (found === null) return null;
  const files = allFiles(root);
  const reach = reachOf(root, files);
  const choice = choose(found.changed, files, (test, changed) => reach.reaches(test, changed));
  say(`${found.changed.length} files have changed since ${found.since}`);
  for (const [part, what] of choice)
    say(`touched: ${part}${what === 'all' ? '' : `: ${what.length} files of tests`}`);
  return choice;
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 */
export function reachOf(root, files) {
  const text = (/** @type {string} */ path) =>
    isCode(path) ? readFileSync(join(root, path), 'utf8') : '';
  return new Reach(new Map(files.map((path) => [path, text(path)])), rows);
}
