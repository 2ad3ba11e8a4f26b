// The real daemons for tests, found as the host program finds them. Missing ones fail a test, never skip it.

import { findProgram, type Program, type ProgramName } from '../../docker/cli/programs.ts';

/** @throws if the set-up has not run. */
export function program(name: ProgramName): Program {
  const found = findProgram(name, process.env);
  if (found === null) throw new Error(`${name} is not there: run \`npm run setup\``);
  return found;
}

/** The environment for a found program: nothing of ours but what it needs to load. */
export function programEnv(found: Program): Record<string, string> {
  return found.libraryPath === null ? {} : { LD_LIBRARY_PATH: found.libraryPath };
}
