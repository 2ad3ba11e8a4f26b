// Writes mdoc, the language of manual pages (mdoc(7), roff(7), mandoc_char(7)). Pure.

/** Letters that roff gives another look, by what keeps them as they are. */
const letters: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '\u2019': '\\(cq',
  '\u2018': '\\(oq',
  '\u201c': '\\(lq',
  '\u201d': '\\(rq',
  '\u2013': '\\(en',
  '\u2026': '...',
};
/** In what is copied into a shell, these too: else a reader gets a typographic one. */
const typedLetters: Readonly<Record<string, string>> = {
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

const longestLine = 78;
const anyLetter = /./gu;

/** Words of a sentence. Flags keep their dashes. */
export function prose(text: string): string {
  const plain = text.replaceAll(anyLetter, (letter) => letters[letter] ?? inAscii(letter));
  return plain.replaceAll(/(?<![\w-])--?(?=[a-z])/g, (dashes) => dashes.replaceAll('-', '\\-'));
}

/** What is typed as it stands. */
export function typed(text: string): string {
  return text.replaceAll(
    anyLetter,
    (letter) => letters[letter] ?? typedLetters[letter] ?? inAscii(letter),
  );
}

function inAscii(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return code < 128 ? letter : `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** An argument of a macro: one word, even with blanks in it. */
export function word(text: string): string {
  return /[ "]/.test(text) ? `"${text.replaceAll('"', '\\(dq')}"` : text;
}

/** Sentences, each on lines of its own: roff decides where they break on the screen. */
export function sentences(text: string): string[] {
  return prose(text)
    .split(/(?<=[.!?]["”)]?) (?=["“A-Z-])/)
    .flatMap((each) => wrapped(each));
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const each of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${each}`.length <= longestLine)
      lines[lines.length - 1] = `${last} ${each}`;
    else lines.push(each);
  }
  // A control character at the start of a line would make it a macro.
  return lines.map((line) => (/^[.']/.test(line) ? `\\&${line}` : line));
}

export interface Item {
  /** The macros and words after `.It`. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** A list of terms, each with what it means. */
export function list(items: readonly Item[]): string[] {
  return [
    '.Bl -tag -width Ds',
    ...items.flatMap(({ head, lines }) => [`.It ${head}`, ...lines]),
    '.El',
  ];
}

/** A line of usage, or a term of the help, as macros: `--lifetime TIME`, `invite [NAME|-] [FLAGS]`. */
export function macros(usage: string): string {
  return usage.split(' ').map(macrosOf).join(' ');
}

/** A bracket may open at one word and close at another: `[--room ID]`. */
function macrosOf(part: string): string {
  // `NAME[,NAME]` is one name.
  const closes = part.endsWith(']') && !part.slice(1).includes('[');
  const bare = part.replace(/^\[/, '').slice(0, closes ? -1 : undefined);
  const names = bare.split('|').map(nameOf).join(' | ');
  return `${part.startsWith('[') ? 'Oo ' : ''}${names}${closes ? ' Oc' : ''}`;
}

function nameOf(name: string): string {
  if (name === '-') return 'Ar \\-';
  if (name.startsWith('--')) return `Fl \\-${typed(name.slice(2))}`;
  return `${/^[A-Z]/.test(name) ? 'Ar' : 'Cm'} ${typed(name)}`;
}
