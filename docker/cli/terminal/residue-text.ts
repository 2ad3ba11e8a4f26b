// Writes the residue report as text for a person. Pure.

import type {
  MemoryReport,
  MemoryVerdict,
  ResidueReport,
  Verdict,
} from '../../../server/contract/host/residue.ts';
import {
  hasKey,
  sentence,
  type PlainKey,
  type Text,
} from '../../../server/contract/sentences/sentence.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';

const words: Readonly<Record<Verdict, PlainKey>> = {
  gone: 'residue.gone',
  left: 'residue.left',
  'not checked': 'residue.notChecked',
};

const memoryWords: Readonly<Record<MemoryVerdict, PlainKey>> = {
  overwritten: 'memory.overwritten',
  'partly overwritten': 'memory.partlyOverwritten',
  'zeroed by the kernel': 'memory.zeroed',
  'left to the kernel': 'memory.leftToKernel',
  'not checked': 'residue.notChecked',
};

/**
 * What an ended room left: one line a check, the sum in the first, and what to do about it in the last.
 * @param heading what stands before the sum.
 */
export function residueText(heading: Text, report: ResidueReport, translator: Translator): string {
  return [residueLines(heading, report, translator), ...nextSteps(report, translator)].join('\n');
}

/** The line about memory alone, where that is known later than the rest. */
export function memoryText({ verdict, detail }: MemoryReport, translator: Translator): string {
  const why = detail === null ? '' : `  (${translator.translate(detail)})`;
  return `${translator.say('residue.memory')}  ${translator.say(memoryWords[verdict])}${why}`;
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
  const { checks, clean, memory } = report;
  const left = checks.filter((check) => check.verdict === 'left').length;
  const open = checks.filter((check) => check.verdict === 'not checked').length;
  const found =
    left === 0
      ? translator.say('residue.nothingFound')
      : translator.say('residue.foundOfAll', { left, all: checks.length });
  const notAll = open === 0 ? found : translator.say('residue.foundAndOpen', { found, open });
  const sum = clean ? translator.say('residue.nothingLeft') : notAll;
  const rows = [
    ...checks.map(({ what, verdict, detail }) => ({ what, word: words[verdict], detail })),
    ...(memory === null
      ? []
      : [
          {
            what: sentence('residue.memory'),
            word: memoryWords[memory.verdict],
            detail: memory.detail,
          },
        ]),
  ].map((row) => ({ ...row, what: translator.translate(row.what) }));
  const width = Math.max(...rows.map((row) => row.what.length));
  return [
    `${translator.translate(heading)}; ${sum}`,
    ...rows.map(({ what, word, detail }) => {
      const why = detail === null ? '' : `  (${translator.translate(detail)})`;
      return `  ${what.padEnd(width)}  ${translator.say(word)}${why}`;
    }),
  ].join('\n');
}
