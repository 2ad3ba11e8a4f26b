// The residue report as a person reads it. Pure.

import type { ResidueReport, Verdict } from '../../server/contract/residue.ts';

const words: Readonly<Record<Verdict, string>> = {
  gone: 'gone',
  left: 'LEFT',
  'not checked': 'not checked',
};

/** One line a check, and the sum in the first. */
export function residueText(report: ResidueReport): string {
  const { checks, clean } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found = left === 0 ? 'nothing found' : `${left} of ${checks.length} found`;
  const sum = clean ? 'nothing is left' : `${found}${open === 0 ? '' : `, ${open} not checked`}`;
  const width = Math.max(...checks.map((check) => check.what.length));
  return [
    `the room is over; ${sum}`,
    ...checks.map(({ what, verdict, detail }) => {
      const why = detail === null ? '' : `  (${detail})`;
      return `  ${what.padEnd(width)}  ${words[verdict]}${why}`;
    }),
  ].join('\n');
}
