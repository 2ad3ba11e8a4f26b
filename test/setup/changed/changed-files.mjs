// @ts-check
// What git says of the project's files: which there are, and which have changed. Plain JavaScript for Node 20.

import { spawnSync } from 'node:child_process';

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {string | null} null: git refuses, or is not there.
 */
function git(root, args) {
  const { status, stdout } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? stdout : null;
}

/** @param {string | null} text */
const paths = (text) => (text ?? '').split('\0').filter((path) => path !== '');

/**
 * The files that differ from a revision, also those that are not committed or not yet known to git.
 * @param {string} root
 * @param {string | null} revision null: where this branch left main; without a main, the last commit.
 * @returns {{ since: string, changed: readonly string[] } | null} null: there is no such revision.
 */
export function changedFiles(root, revision) {
  const since = revision ?? git(root, ['merge-base', 'HEAD', 'main'])?.trim() ?? 'HEAD';
  const commit = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${since}^{commit}`,
  ]);
  if (commit === null) return null;
  const known = git(root, ['diff', '--name-only', '--no-renames', '-z', commit.trim()]);
  if (known === null) return null;
  const changed = new Set([...paths(known), ...untracked(root)]);
  return { since, changed: [...changed].toSorted() };
}

/** @param {string} root @returns {readonly string[]} */
function untracked(root) {
  return paths(git(root, ['ls-files', '--others', '--exclude-standard', '-z']));
}

/** @param {string} root @returns {readonly string[]} all of the project's files that are there. */
export function allFiles(root) {
  const gone = new Set(paths(git(root, ['ls-files', '--deleted', '-z'])));
  const known = paths(git(root, ['ls-files', '-z'])).filter((path) => !gone.has(path));
  return [...known, ...untracked(root)];
}
