// The residue report as a person reads it. Pure.

import type { ResidueReport, Verdict } from '../../../server/contract/host/residue.ts';
import type { Sentence, Translator } from '../../../server/contract/terminal/translator.ts';
import { keysWhat } from '../host/keys-check.ts';

const words: Readonly<Record<Verdict, Sentence>> = {
  gone: 'gone',
  left: 'LEFT',
  'not checked': 'not checked',
};

/**
 * What an ended room left: one line a check, the sum in the first, and what to do about it in the last.
 * @param heading what stands before the sum.
 */
export function residueText(
  heading: Sentence,
  report: ResidueReport,
  translator: Translator,
): string {
  return [residueLines(heading, report, translator), ...nextSteps(report, translator)].join('\n');
}

/** What to do about what is left; nothing where nothing is. */
export function nextSteps({ checks }: ResidueReport, { say }: Translator): string[] {
  const left = checks.filter(({ verdict }) => verdict === 'left').map(({ what }) => what);
  const isMemory = (what: string): boolean => what === keysWhat;
  return [
    ...(left.some(isMemory)
      ? [
          say(
            'what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off',
          ),
        ]
      : []),
    ...(left.some((what) => !isMemory(what))
      ? [say('to look again: mayfly verify; to remove what is left: mayfly down')]
      : []),
  ];
}

/** @param heading what stands before the sum. */
export function residueLines(
  heading: Sentence,
  report: ResidueReport,
  translator: Translator,
): string {
  const { checks, clean } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found =
    left === 0
      ? translator.say('nothing found')
      : translator.say('{left} of {all} found', { left, all: checks.length });
  const notAll =
    open === 0 ? found : translator.say('{found}, {open} not checked', { found, open });
  const sum = clean ? translator.say('nothing is left') : notAll;
  const rows = checks.map((check) => ({ ...check, what: translator.retell(check.what) }));
  const width = Math.max(...rows.map((row) => row.what.length));
  return [
    `${translator.say(heading)}; ${sum}`,
    ...rows.map(({ what, verdict, detail }) => {
      const why = detail === null ? '' : `  (${translator.retell(detail)})`;
      return `  ${what.padEnd(width)}  ${translator.say(words[verdict])}${why}`;
    }),
  ].join('\n');
}
