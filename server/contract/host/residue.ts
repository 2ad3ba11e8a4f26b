// The residue report: what was looked for after the end, and what was found.

import type { Text } from '../sentences/sentence.ts';

/** `not checked` never counts as gone. */
export type Verdict = 'gone' | 'left' | 'not checked';

export interface ResidueCheck {
  /** What was looked for, in words: `processes of the room`. */
  readonly what: Text;
  readonly verdict: Verdict;
  /** What was found, or why it could not be looked for; null where there is nothing to say. */
  readonly detail: Text | null;
}

/**
 * What happened to the memory that the room gave back. None of these means `gone`: no program can see what is left
 * in free memory, or in the buffers of the kernel.
 */
export type MemoryVerdict =
  | 'overwritten'
  | 'partly overwritten'
  | 'zeroed by the kernel'
  | 'left to the kernel'
  | 'not checked';

export interface MemoryReport {
  readonly verdict: MemoryVerdict;
  /** How much was overwritten, why not all, or what could be done; null where there is nothing to say. */
  readonly detail: Text | null;
}

export interface ResidueReport {
  readonly checks: readonly ResidueCheck[];
  /** True only if every check was made and found nothing. */
  readonly clean: boolean;
  /** Beside the checks: it changes neither `clean` nor an exit code. null: not asked about. */
  readonly memory: MemoryReport | null;
}

export function residueReport(
  checks: readonly ResidueCheck[],
  memory: MemoryReport | null = null,
): ResidueReport {
  return { checks, clean: checks.every((check) => check.verdict === 'gone'), memory };
}
