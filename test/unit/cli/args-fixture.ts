// Parses a command line as mayfly does, with files that are in memory only.

import { parseCommand } from '../../../docker/cli/command-line/args.ts';
import type { Command } from '../../../docker/cli/command-line/command.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';

export const key = `ssh-ed25519 ${'A'.repeat(68)}`;

const files: Readonly<Record<string, string>> = {
  '/keys/ada.pub': `${key} ada@example\n`,
  '/keys/bob.pub': `ssh-ed25519 ${'B'.repeat(68)}\n`,
  '/torrc': 'UseBridges 0\n',
  '/secret': 'correct-horse-battery\nsecond line\n',
  '-': 'from-standard-input\n',
};

export function parse(argv: readonly string[], env: Record<string, string> = {}): Command {
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new ValueError('file.missing');
    return text;
  };
  return parseCommand(argv, { env, readFile });
}

export function up(
  argv: readonly string[],
  env: Record<string, string> = {},
): Extract<Command, { command: 'up' }> {
  const command = parse(['up', ...argv], env);
  if (command.command !== 'up') throw new Error(`is ${command.command}`);
  return command;
}

/** The lines of the problem. */
export function problemsOf(argv: readonly string[], env: Record<string, string> = {}): string[] {
  try {
    parse(argv, env);
  } catch (error) {
    if (error instanceof Problem) return error.message.split('\n');
    throw error;
  }
  throw new Error('nothing was wrong');
}
