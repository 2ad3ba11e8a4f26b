// The exit codes of the command, in one table: --help, the manual page and every command read it.

import type { PlainKey } from '../sentences/sentence.ts';

export const exitCode = {
  success: 0,
  failure: 1,
  wrongUsage: 2,
  /** Something of an ended room was left. */
  residue: 3,
  /** What runs is not what the release lists. */
  notTheRelease: 4,
  /** As a shell shows it of a program that SIGINT ended. */
  endedAtOnce: 130,
} as const;

interface ExitCodeRow {
  readonly code: (typeof exitCode)[keyof typeof exitCode];
  readonly means: PlainKey;
}

/** What each one means, as the help says it; in the order of their numbers. */
export const exitCodeRows: readonly ExitCodeRow[] = [
  { code: exitCode.success, means: 'exit.success' },
  { code: exitCode.failure, means: 'exit.failure' },
  { code: exitCode.wrongUsage, means: 'exit.wrongUsage' },
  { code: exitCode.residue, means: 'exit.residue' },
  { code: exitCode.notTheRelease, means: 'exit.notTheRelease' },
  { code: exitCode.endedAtOnce, means: 'exit.endedAtOnce' },
];
