// Answers what can be answered before anything is installed: help, the version, and errors of the command
// line. It needs no package. An old Node runs early.js, which prepare/make-early.ts makes of this.

import { readFileSync, statSync } from 'node:fs';
import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { parseCommand } from './args.ts';
import type { Command } from './command.ts';
import { completionScript } from './completion.ts';
import { widest } from './help-page.ts';
import { helpText } from './help.ts';
import { withOwnCommand } from '../host/own-command.mjs';
import { ownFile } from '../host/project.mjs';
import { readSmallFile } from './read-small-file.ts';
import { makeTell } from '../terminal/tell.ts';

/** For what runs before Node can load TypeScript: prepare/translator.mjs. */
export { makeTranslator, terminalLanguage } from '../../../server/contract/sentences/translator.ts';

/** @returns the exit code, if that was all; null: the command is still to be run. */
export function answerEarly(argv: readonly string[]): number | null {
  const tell = makeTell({ out: process.stdout, err: process.stderr }, process.env, withOwnCommand);
  // Whoever read our output may leave first, as `| head` does; the room must not fall for it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // Stdin and pipes can be read once only: what is there is looked at when the command runs.
  let isWaiting = false;
  const readFile = (path: string): string => {
    if (path !== '-' && !isPipe(path)) return readSmallFile(path);
    isWaiting = true;
    throw new Error('is not read yet');
  };
  let command: Command;
  try {
    command = parseCommand(argv, { env: process.env, readFile });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (isWaiting) return null;
    tell.problem(error);
    return exitCode.wrongUsage;
  }
  const text = answerTo(command, tell.translator);
  if (text === null) return null;
  tell.data(text.trimEnd());
  return 0;
}

function isPipe(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

function answerTo(
  command: Command,
  translator: ReturnType<typeof makeTell>['translator'],
): string | null {
  if (command.command === 'version') return version();
  if (command.command === 'completion') return completionScript(command.shell);
  if (command.command !== 'help') return null;
  const { isTTY, columns } = process.stdout;
  return helpText(
    command.topic,
    translator,
    isTTY ? Math.max(columns, 20) : widest,
    withOwnCommand,
  );
}

function version(): string {
  const file: unknown = JSON.parse(readFileSync(ownFile('package.json'), 'utf8'));
  const found =
    typeof file === 'object' && file !== null && 'version' in file ? file.version : null;
  return `mayfly ${String(found)}`;
}
