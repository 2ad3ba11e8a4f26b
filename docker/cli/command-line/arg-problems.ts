// What is said of a wrong command line, for every command the same. Reads the files that flags name.

import { Problem } from '../../../server/contract/host/problem.ts';
import type { CommandName } from './command-table.ts';
import type { Flags } from './flags.ts';

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws {Error} whose message completes `PATH …`. */
  readonly readFile: (path: string) => string;
}

/** @throws {Problem} if there is a problem. */
export function stopAt(problems: readonly string[], command: CommandName): void {
  if (problems.length > 0)
    throw new Problem(problems.join('\n'), { hint: `see mayfly ${command} --help` });
}

/** What stands on the line but belongs to no flag. Not shown: it may be a secret that lost its flag. */
export function tooMany(flags: Flags, wanted: number): string[] {
  const extra = flags.positionals.length - wanted;
  return extra > 0 ? [`${extra} too many on the command line; flags start with --`] : [];
}

/** The files' texts, joined; what cannot be read is added to the problems. */
export function readAll(
  flag: string,
  paths: readonly string[],
  world: World,
  problems: string[],
): string {
  const texts = paths.map((path) => {
    try {
      return world.readFile(path);
    } catch (error) {
      problems.push(
        `config ${flag}: ${path} ${error instanceof Error ? error.message : 'cannot be read'}`,
      );
      return '';
    }
  });
  return texts.join('\n');
}
