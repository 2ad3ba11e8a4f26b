// The residue report as a person reads it. Pure.

import type { ResidueReport, Verdict } from '../../server/contract/residue.ts';

const words: Readonly<Record<Verdict, string>> = {
  gone: 'gone',
  left: 'LEFT',
  'not checked': 'not checked',
};

/** What an ended room left: one line a check, and the sum in the first. */
export function residueText(report: ResidueReport): string {
  return residueLines('the room is over', report);
}

/** @param heading what stands before the sum. */
export function residueLines(heading: string, report: ResidueReport): string {
  const { checks, clean } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found = left === 0 ? 'nothing found' : `${left} of ${checks.length} found`;
  const sum = clean ? 'nothing is left' : `${found}${open === 0 ? '' : `, ${open} not checked`}`;
  const width = Math.max(...checks.map((check) => check.what.length));
  return [
    `${heading}; ${sum}`,
    ...checks.map(({ what, verdict, detail }) => {
      const why = detail === null ? '' : `  (${detail})`;
      return `  ${what.padEnd(width)}  ${words[verdict]}${why}`;
    }),
  ].join('\n');
}
