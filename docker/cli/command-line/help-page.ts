// The layout of a help text: columns and width. Pure.

import type { Translator } from '../../../server/contract/sentences/translator.ts';
import { wrapAroundNames } from '../../../server/contract/terminal/wrap.ts';

/** Wider lines are hard to read, however wide the terminal is. */
export const widest = 80;
const helpColumn = 26;
/** Below this, what a flag means stands under it. */
const narrow = 60;
/** Where the numbers of a list end. */
const numberEnd = 5;

/** What a help text is made with: a language, and lines of one width. */
export interface Page extends Translator {
  /** A flag, or a command, and what it means. */
  readonly entry: (left: string, text: string) => string;
  /** A number and what it means; the numbers of a list stand below each other. */
  readonly number: (number: number, text: string) => string;
  readonly paragraph: (text: string) => string;
  /** A command as it is typed here. */
  readonly typed: (command: string) => string;
}

export function pageOf(translator: Translator, width: number, typed: Page['typed']): Page {
  const column = width < narrow ? 4 : helpColumn;
  /** From this column on, below each other. */
  const block = (from: number, text: string): string[] =>
    wrapAroundNames(text, width - from).map((line) => ' '.repeat(from) + line);
  const beside = (head: string, lines: readonly string[]): string =>
    [head + (lines[0] ?? '').slice(head.length), ...lines.slice(1)].join('\n');
  return {
    ...translator,
    typed,
    paragraph: (text) => wrapAroundNames(text, width).join('\n'),
    number: (number, text) =>
      beside(`${String(number).padStart(numberEnd)} `, block(numberEnd + 1, text)),
    entry: (left, text) => {
      const lines = block(column, text);
      const head = `  ${left}`;
      return head.length + 2 > column
        ? [head, ...lines].join('\n')
        : beside(head.padEnd(column), lines);
    },
  };
}
