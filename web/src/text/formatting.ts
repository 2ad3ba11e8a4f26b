// Reads mIRC's formatting codes into runs of styled text. It drops no letter: rich.ts cleans the text. Pure.

import { formattingCode } from '../../../server/contract/room/clean.ts';
import { numberedColour, parseHex, type Rgb } from './colour.ts';

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly mono: boolean;
  /** Text colour and background are swapped. */
  readonly reverse: boolean;
  /** null: the page's own colour. */
  readonly colour: Rgb | null;
  readonly ground: Rgb | null;
}

/** A part of a text with one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

export const plain: Style = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  mono: false,
  reverse: false,
  colour: null,
  ground: null,
};

const toggles = {
  '\x02': 'bold',
  '\x1d': 'italic',
  '\x1f': 'underline',
  '\x1e': 'strike',
  '\x11': 'mono',
  '\x16': 'reverse',
} as const satisfies Record<string, keyof Style>;

function isToggle(code: string): code is keyof typeof toggles {
  return Object.hasOwn(toggles, code);
}

/** Returns the object `plain` for every style without any setting, so that `===` finds it. */
function known(style: Style): Style {
  return Object.values(style).some((value) => value !== false && value !== null) ? style : plain;
}

/** The style after this code. https://modern.ircdocs.horse/formatting */
function after(style: Style, code: string): Style {
  const letter = code.slice(0, 1);
  if (isToggle(letter)) return { ...style, [toggles[letter]]: !style[toggles[letter]] };
  if (letter === '\x0f') return plain;
  const [front, back] = code.slice(1).split(',');
  const read = (value: string): Rgb | null =>
    letter === '\x04' ? parseHex(value) : numberedColour(Number(value));
  // A code without numbers ends both colours; one number changes the text's colour only.
  if (front === undefined || front === '') return { ...style, colour: null, ground: null };
  const ground = back === undefined ? style.ground : read(back);
  return { ...style, colour: read(front), ground };
}

/** The text without its codes, split where the style changes. There are no empty runs. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let style = plain;
  let done = 0;
  for (const match of text.matchAll(formattingCode)) {
    if (match.index > done) runs.push({ text: text.slice(done, match.index), style });
    style = known(after(style, match[0]));
    done = match.index + match[0].length;
  }
  if (done < text.length) runs.push({ text: text.slice(done), style });
  return runs;
}
