// Writes the residue report as text for a person. Pure.

import type { ResidueReport, Verdict } from '../../../server/contract/host/residue.ts';
import { hasKey, type PlainKey, type Text } from '../../../server/contract/sentences/sentence.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';

const words: Readonly<Record<Verdict, PlainKey>> = {
  gone: 'residue.gone',
  left: 'residue.left',
  'not checked': 'residue.notChecked',
};

/**
 * What an ended room left: one line a check, the sum in the first, and what to do about it in the last.
 * @param heading what stands before the sum.
 */
export function residueText(heading: Text, report: ResidueReport, translator: Translator): string {
  return [residueLines(heading, report, translator), ...nextSteps(report, translator)].join('\n');
}

/** What to do about what is left; nothing where nothing is. */
export function nextSteps({ checks }: ResidueReport, { say }: Translator): string[] {
  const left = checks.filter(({ verdict }) => verdict === 'left').map(({ what }) => what);
  const isMemory = (what: Text): boolean => hasKey(what, 'residue.keysAndState');
  return [
    ...(left.some(isMemory) ? [say('ended.staysInFreeMemory')] : []),
    ...(left.some((what) => !isMemory(what)) ? [say('ended.lookAgain')] : []),
  ];
}

/** @param heading what stands before the sum. */
export function residueLines(heading: Text, report: ResidueReport, translator: Translator): string {
  const { checks, clean } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found =
    left === 0
      ? translator.say('residue.nothingFound')
      : translator.say('residue.foundOfAll', { left, all: checks.length });
  const notAll = open === 0 ? found : translator.say('residue.foundAndOpen', { found, open });
  const sum = clean ? translator.say('residue.nothingLeft') : notAll;
  const rows = checks.map((check) => ({ ...check, what: translator.translate(check.what) }));
  const width = Math.max(...rows.map((row) => row.what.length));
  return [
    `${translator.translate(heading)}; ${sum}`,
    ...rows.map(({ what, verdict, detail }) => {
      const why = detail === null ? '' : `  (${translator.translate(detail)})`;
      return `  ${what.padEnd(width)}  ${translator.say(words[verdict])}${why}`;
    }),
  ].join('\n');
}
