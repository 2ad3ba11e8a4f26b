// Formatting codes as visible signs while the guest writes (Ⓑ for \x02), because nobody can see a control
// character in the field. When the text is sent, signs become codes. Pure.

/** A text and its selected part, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type MarkName = 'bold' | 'italic' | 'underline' | 'strike' | 'mono';

/** In the order of the toolbar. Circled letters: every system can show them, and few texts use them. */
export const marks = {
  bold: 'Ⓑ',
  italic: 'Ⓘ',
  underline: 'Ⓤ',
  strike: 'Ⓢ',
  mono: 'Ⓣ',
} as const satisfies Record<MarkName, string>;

/** Ends all formats. */
export const plainMark = 'Ⓞ';
const colourMark = 'Ⓒ';

const codeOf: Readonly<Record<string, string>> = {
  [marks.bold]: '\x02',
  [colourMark]: '\x03',
  'Ⓗ': '\x04',
  [plainMark]: '\x0f',
  [marks.mono]: '\x11',
  'Ⓡ': '\x16',
  [marks.italic]: '\x1d',
  [marks.strike]: '\x1e',
  [marks.underline]: '\x1f',
};
const signOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(codeOf).map(([sign, code]) => [code, sign]),
);

export function toCodes(text: string): string {
  return text.replace(/[\u24b7-\u24ca]/g, (letter) => codeOf[letter] ?? letter);
}

export function toSigns(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\x02-\x1f]/g, (control) => signOf[control] ?? control);
}

/** Puts the selected text between two signs. If they are there already, it removes them. */
export function withMark(field: Selected, name: MarkName): Selected {
  const mark = marks[name];
  const { text, start, end } = field;
  if (start === end) return insert(field, mark);
  if (text.slice(0, start).endsWith(mark) && text.slice(end).startsWith(mark)) {
    return {
      text: text.slice(0, start - 1) + text.slice(start, end) + text.slice(end + 1),
      start: start - 1,
      end: end - 1,
    };
  }
  return around(field, mark, mark);
}

/** @param colour 0 to 98. */
export function withColour(field: Selected, colour: number): Selected {
  const { text, start, end } = field;
  const open = colourMark + String(colour).padStart(2, '0');
  if (start === end) return insert(field, open + apart(text.slice(end)));
  return around(field, open + apart(text.slice(start, end)), colourMark + apart(text.slice(end)));
}

/** Digits and commas after a colour would belong to it: a format that begins and ends at once separates them. */
function apart(next: string): string {
  return /^[\d,]/.test(next) ? marks.bold + marks.bold : '';
}

export function insert({ text, start, end }: Selected, inserted: string): Selected {
  const cursor = start + inserted.length;
  return { text: text.slice(0, start) + inserted + text.slice(end), start: cursor, end: cursor };
}

function around({ text, start, end }: Selected, open: string, close: string): Selected {
  return {
    text: text.slice(0, start) + open + text.slice(start, end) + close + text.slice(end),
    start: start + open.length,
    end: end + open.length,
  };
}
