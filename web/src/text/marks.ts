// Formatting codes as the guest sees them while writing. In the field each code is a sign of its own
// (␂ for \x02), so that nothing stands there unseen; when it is sent, signs become codes. Pure.

/** A text and what is selected of it, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type MarkName = 'bold' | 'italic' | 'underline' | 'strike' | 'mono';

/** In the order of the toolbar. */
export const marks = {
  bold: '\u2402',
  italic: '\u241d',
  underline: '\u241f',
  strike: '\u241e',
  mono: '\u2411',
} as const satisfies Record<MarkName, string>;

/** Ends every format. */
export const plainMark = '\u240f';
const colourMark = '\u2403';

// Unicode's pictures of the control characters: the code plus 0x2400.
const picturesFrom = 0x24_00;
const signs = /[\u2402-\u2404\u240f\u2411\u2416\u241d-\u241f]/g;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const codes = /[\x02-\x04\x0f\x11\x16\x1d-\x1f]/g;

export function toCodes(text: string): string {
  return text.replace(signs, (sign) => String.fromCodePoint(sign.charCodeAt(0) - picturesFrom));
}

export function toSigns(text: string): string {
  return text.replace(codes, (code) => String.fromCodePoint(code.charCodeAt(0) + picturesFrom));
}

/** What is selected, between two signs; taken out of them where they stand around it already. */
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

/** Digits and commas after a colour would belong to it: a format that is begun and ended parts them. */
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
