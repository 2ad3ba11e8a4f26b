// Letters as one searches for them: without case, accents and other dress, and where each stood. Pure.

export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of the folded text, the index in the original where its letter begins. */
  readonly from: readonly number[];
  /** The same, where its letter ends with all its marks. */
  readonly to: readonly number[];
}

/** One letter: `É` is `e`, `ﬁ` is `fi`, `ß` is `ss`; a mark alone is nothing. */
function foldLetter(letter: string): string {
  return letter
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

export function foldText(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    const end = at + letter.length;
    // A mark belongs to the letter before it.
    if (plain === '') {
      for (let back = to.length - 1; to[back] === at; back -= 1) to[back] = end;
    }
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    folded += plain;
    at = end;
  }
  return { text: folded, from, to };
}
