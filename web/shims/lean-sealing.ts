// Makes what seals smaller: shorter forms of the same data, and errors without words, which the page never shows.

import type { Plugin } from 'vite';
import { wordlist } from '@scure/bip39/wordlists/english.js';

const listFile = /\/@scure\/bip39\/wordlists\/english\.js$/;
const libraries = /\/node_modules\/(?:ts-mls|hpke|@panva\/hpke-noble|@noble)\//;

/** Each word of the sorted list without what it has in common with the one before, behind the length of that. */
function packedList(): string {
  return wordlist
    .map((word, at) => {
      const before = wordlist[at - 1] ?? '';
      let same = 0;
      while (same < before.length && word[same] === before[same]) same += 1;
      return `${same}${word.slice(same)}`;
    })
    .join('');
}

const unpackList = `
let word = '';
export const wordlist = packed.match(/\\d\\D+/g).map((text) => (word = word.slice(0, text[0]) + text.slice(1)));
`;

export function leanSealing(): Plugin {
  return {
    name: 'mayfly:lean-sealing',
    enforce: 'pre',
    load: (id) =>
      listFile.test(id)
        ? { code: `const packed = ${JSON.stringify(packedList())};${unpackList}`, moduleType: 'js' }
        : null,
    transform(code, id) {
      if (!libraries.test(id)) return null;
      // Sentences without a value in them: `new ValidationError("…")`.
      const lean = code.replace(/(\bnew \w*Error\()(?:"[^"\n]*"|'[^'\n]*')(?=\))/g, `$1''`);
      return { code: lean, map: null };
    },
  };
}
