// The checks that every command makes of its command line. Reads the files that flags name.

import { Problem } from '../../../server/contract/host/problem.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';
import type { CommandName } from './command-table.ts';
import type { Flags } from './flags.ts';
import { lines, sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws {ValueError} that lacks the flag and the path. */
  readonly readFile: (path: string) => string;
}

/** @throws {Problem} if there is a problem. */
export function stopAt(problems: readonly Text[], command: CommandName): void {
  if (problems.length > 0)
    throw new Problem(lines(problems), { hint: sentence('usage.seeCommandHelp', { command }) });
}

/** Checks for words that belong to no flag. They are not shown: one may be a secret whose flag is missing. */
export function tooMany(flags: Flags, wanted: number): Text[] {
  const extra = flags.positionals.length - wanted;
  return extra > 0 ? [sentence('usage.tooMany', { count: extra })] : [];
}

/** The files' texts, joined; what cannot be read is added to the problems. */
export function readAll(
  flag: string,
  paths: readonly string[],
  world: World,
  problems: Text[],
): string {
  const texts = paths.map((path) => {
    try {
      return world.readFile(path);
    } catch (error) {
      const origin = { flag, path };
      problems.push(
        error instanceof ValueError ? error.from(origin) : sentence('file.unreadable', origin),
      );
      return '';
    }
  });
  return texts.join('\n');
}
