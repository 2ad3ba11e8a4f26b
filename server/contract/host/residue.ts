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

export interface ResidueReport {
  readonly checks: readonly ResidueCheck[];
  /** True only if every check was made and found nothing. */
  readonly clean: boolean;
}

export function residueReport(checks: readonly ResidueCheck[]): ResidueReport {
  return { checks, clean: checks.every((check) => check.verdict === 'gone') };
}
