// The real daemons for tests, found as the host program finds them. Missing ones fail a test, never skip it.

import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import {
  findProgram,
  programsRoot,
  type Program,
  type ProgramName,
} from '../../docker/cli/host/programs.ts';

/** @throws if the set-up has not run. */
export function program(name: ProgramName): Program {
  const found = findProgram(name, process.env);
  if (found === null) throw new Error(`${name} is not there: run \`npm run setup\``);
  return found;
}

/**
 * The same, for a test that starts it as another user: our cache is not for others, so unpacked
 * programs are copied into `dir`, which that user may enter.
 */
export function programForOthers(name: ProgramName, dir: string): Program {
  const found = program(name);
  const root = programsRoot(process.env);
  if (!found.path.startsWith(`${root}/`)) return found;
  const copy = join(dir, 'programs');
  if (!existsSync(copy)) cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return {
    path: found.path.replace(root, copy),
    libraryPath: found.libraryPath?.replaceAll(root, copy) ?? null,
  };
}

/** The environment for a found program: nothing of ours but what it needs to load. */
export function programEnv(found: Program): Record<string, string> {
  return found.libraryPath === null ? {} : { LD_LIBRARY_PATH: found.libraryPath };
}
