// The residue report as a person reads it. Pure.

import type { ResidueReport, Verdict } from '../../server/contract/residue.ts';
import type { Sentence, Tongue } from '../../server/contract/terminal/tongue.ts';

const words: Readonly<Record<Verdict, Sentence>> = {
  gone: 'gone',
  left: 'LEFT',
  'not checked': 'not checked',
};

/** What an ended room left: one line a check, and the sum in the first. */
export function residueText(report: ResidueReport, tongue: Tongue): string {
  return residueLines('the room is over', report, tongue);
}

/** @param heading what stands before the sum. */
export function residueLines(heading: Sentence, report: ResidueReport, tongue: Tongue): string {
  const { checks, clean } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found =
    left === 0
      ? tongue.say('nothing found')
      : tongue.say('{left} of {all} found', { left, all: checks.length });
  const notAll = open === 0 ? found : tongue.say('{found}, {open} not checked', { found, open });
  const sum = clean ? tongue.say('nothing is left') : notAll;
  const rows = checks.map((check) => ({ ...check, what: tongue.retell(check.what) }));
  const width = Math.max(...rows.map((row) => row.what.length));
  return [
    `${tongue.say(heading)}; ${sum}`,
    ...rows.map(({ what, verdict, detail }) => {
      const why = detail === null ? '' : `  (${tongue.retell(detail)})`;
      return `  ${what.padEnd(width)}  ${tongue.say(words[verdict])}${why}`;
    }),
  ].join('\n');
}
