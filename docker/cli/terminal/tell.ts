// Prints to the terminal: data on stdout, messages on stderr, progress in place where the terminal can do it.

import { wrapAroundCommand } from '../../../server/contract/terminal/wrap.ts';
import type { Problem } from '../../../server/contract/host/problem.ts';
import type { Text } from '../../../server/contract/sentences/sentence.ts';
import {
  makeTranslator,
  terminalLanguage,
  type Translator,
} from '../../../server/contract/sentences/translator.ts';

/** What is needed of a stream that may be a terminal. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Tell {
  /** Prints whole lines for programs and for copying, to stdout as they are. */
  data(text: string): void;
  /** Prints data for a person: on a terminal, in lines of its width. */
  report(text: string): void;
  note(text: Text): void;
  warning(text: Text): void;
  /** Prints each line of its message as an error, then its hint. */
  problem(problem: Pick<Problem, 'text' | 'hintText'>): void;
  /** Shows what a part does now; printed once until it changes. */
  progress(part: string, doing: Text): void;
  /** Removes the lines of progress; later ones start anew. */
  endProgress(): void;
  /** True if stderr shows colours and lines in place. */
  readonly lively: boolean;
  /** Notes, warnings, problems and progress are said in it; data come as they are. */
  readonly translator: Translator;
}

// Control characters drive terminals; U+202A–E and U+2066–9 reorder what is read. A line may end.
const control = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text that moves no cursor and hides nothing: control characters as U+FFFD. */
export function neutral(text: string): string {
  return text.replace(control, '\ufffd');
}

// Those that are read on a light ground as well as on a dark one.
const red = 31;
const magenta = 35;
const plain = 39;

const indent = '  ';
// oxlint-disable-next-line no-control-regex -- what paints
const colours = /\x1b\[[\d;]*m/g;

function isLively(output: Output, env: NodeJS.ProcessEnv): boolean {
  // https://no-color.org: present and not empty.
  return output.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** @param rewrite puts the command as it is typed here into what is said. */
export function makeTell(
  streams: { out: Output; err: Output },
  env: NodeJS.ProcessEnv,
  rewrite?: (text: string) => string,
): Tell {
  const { out, err } = streams;
  const lively = isLively(err, env);
  const translator = makeTranslator(terminalLanguage(env), rewrite);
  const parts = new Map<string, string>();
  /** Lines of progress on the screen now, the cursor below them. */
  let shownLines = 0;

  const paint = (code: number, text: string): string =>
    lively ? `\x1b[1;${code}m${text}\x1b[0m` : text;

  function eraseBlock(): string {
    const up = shownLines === 0 ? '' : `\x1b[${shownLines}A\r\x1b[J`;
    shownLines = 0;
    return up;
  }

  function block(): string {
    if (!lively) return '';
    const width = Math.max(...[...parts.keys()].map((part) => part.length), 0);
    shownLines = parts.size;
    // A line that wraps would count as two when the cursor goes up again.
    const room = (err.columns ?? 80) - 1;
    return [...parts]
      .map(([part, doing]) => `${`  ${part.padEnd(width)}  ${doing}`.slice(0, room)}\n`)
      .join('');
  }

  /** Lines above the block. */
  function say(text: string): void {
    err.write(`${eraseBlock()}${text}${block()}`);
  }

  /** A narrow terminal would break words; a command stays whole, to be copied. */
  function fit(line: string, { isTTY, columns }: Output): string {
    if (isTTY !== true || columns === undefined) return line;
    const width = Math.max(columns, 20);
    // Colours take no columns. They are at the front of a line, and so in its first part.
    const hidden = line.length - line.replaceAll(colours, '').length;
    const [first = '', ...rest] = wrapAroundCommand(line, width + hidden);
    if (rest.length === 0) return first;
    const more = wrapAroundCommand(rest.join(' ').trim(), width - indent.length);
    return [first.trimEnd(), ...more.map((part) => indent + part)].join('\n');
  }

  function labelled(label: string, text: string): string {
    return neutral(text)
      .split('\n')
      .map((line) => `${fit(`mayfly: ${label}${line}`, err)}\n`)
      .join('');
  }

  function data(text: string): void {
    // Both streams may be one screen: the block must not stand in the middle of the data.
    const erased = eraseBlock();
    if (erased !== '') err.write(erased);
    out.write(`${text}\n`);
    const again = block();
    if (again !== '') err.write(again);
  }

  return {
    lively,
    translator,
    data,
    report: (text) =>
      data(
        text
          .split('\n')
          .map((line) => fit(line, out))
          .join('\n'),
      ),
    note: (text) => say(labelled('', translator.translate(text))),
    warning: (text) =>
      say(
        labelled(`${paint(magenta, translator.say('label.warning'))} `, translator.translate(text)),
      ),
    problem: ({ text, hintText }) => {
      const hints =
        hintText === null
          ? ''
          : labelled(
              `${paint(plain, translator.say('label.hint'))} `,
              translator.translate(hintText),
            );
      say(
        labelled(`${paint(red, translator.say('label.error'))} `, translator.translate(text)) +
          hints,
      );
    },
    progress: (part, doing) => {
      const text = neutral(translator.translate(doing)).replaceAll('\n', ' ');
      if (parts.get(part) === text) return;
      const erased = eraseBlock();
      parts.set(part, text);
      err.write(lively ? erased + block() : `mayfly: ${neutral(part)}: ${text}\n`);
    },
    endProgress: () => {
      const erased = eraseBlock();
      parts.clear();
      if (erased !== '') err.write(erased);
    },
  };
}
