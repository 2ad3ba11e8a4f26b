// Breaks a text into lines of one width. A word that is wider than a line stays whole, as it may be a link. Pure.

/** Lines no longer than `width` columns, but for a word that is. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

// Ours, by name or by path and Node's, with what may stand before it; and those of others that we name.
const commandStart =
  /(?:(?:sudo|[A-Z_]+=\S+|[^\s"']*node|'[^']*node') )*(?:[^\s"']*mayfly(?:\.mjs)?|'[^']*mayfly\.mjs') (?:up|connect|status|invite|seal|open|close|down|verify|doctor|setup|completion|help|--)|npm |sudo |docker [a-z]/;
const glue = '\0';

/**
 * As `wrap`, but a command in the sentence is one word, to be copied whole: up to the quote behind it where
 * one stands before it, else up to the end.
 */
export function wrapAroundCommand(text: string, width: number): string[] {
  const start = commandStart.exec(text)?.index;
  if (start === undefined) return wrap(text, width);
  const close = text[start - 1] === '"' ? text.indexOf('"', start) : -1;
  const end = close === -1 ? text.length : close;
  const command = text.slice(start, end).replaceAll(' ', glue);
  return unglued(wrap(text.slice(0, start) + command + text.slice(end), width));
}

/** As `wrap`, but no line ends within the name of a command: for prose that speaks of several. */
export function wrapAroundNames(text: string, width: number): string[] {
  const names = new RegExp(commandStart, 'g');
  // A space at the end of one is not within it.
  return unglued(
    wrap(
      text.replace(names, (name) => name.replace(/ (?=.)/g, glue)),
      width,
    ),
  );
}

function unglued(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(glue, ' '));
}
