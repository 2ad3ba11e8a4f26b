// A copy of this project as a clone of its own, whose one commit is what is here now: a release is made of a commit.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** @param project the folder to make. */
export function cloneOfNow(project: string): void {
  mkdirSync(project);
  const inProject = (file: string, ...args: readonly string[]): void => {
    execFileSync(file, args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const leftOut = new Set(['.git', 'dist', 'node_modules', 'test']);
  for (const name of readdirSync(root)) {
    if (!leftOut.has(name)) inProject('cp', '-a', join(root, name), '.');
  }
  const packages = join(root, 'node_modules');
  // Links where it can be, as it is 400 MB; they are only read.
  try {
    execFileSync('cp', ['-al', packages, project], { stdio: 'ignore' });
  } catch {
    inProject('cp', '-a', packages, '.');
  }
  const by = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  inProject('git', 'init', '-q');
  inProject('git', 'add', '-A');
  inProject('git', ...by, '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'test');
}
