// Folds a text for searching: no case, accents or ligatures. It keeps where each letter was. Pure.

export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of the folded text: the index in the original where its letter begins. */
  readonly from: readonly number[];
  /** The same for the end of its letter, with all its marks. */
  readonly to: readonly number[];
}

/** One letter: `É` becomes `e`, `ﬁ` becomes `fi`, `ß` becomes `ss`; a mark alone becomes ''. */
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
