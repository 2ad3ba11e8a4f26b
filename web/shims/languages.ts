// Packs the other languages' sentences in the order of the English ones, so that the keys are sent only once.

import type { Plugin } from 'vite';
import { catalogues } from '../../server/contract/words/catalogue.ts';
import { allLanguages } from '../../server/contract/words/languages.ts';

/** The language and the export of a catalogue's file: `pt-br.ts` has `pt-BR` and exports `ptBr`. */
const catalogueFile = /\/contract\/words\/([a-z-]+)\.ts$/;

export function packLanguages(): Plugin {
  return {
    name: 'mayfly:pack-languages',
    enforce: 'pre',
    load(id) {
      const file = catalogueFile.exec(id)?.[1];
      const language = allLanguages.find((tag) => tag !== 'en' && tag.toLowerCase() === file);
      if (file === undefined || language === undefined) return null;
      const name = file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const catalogue: Readonly<Record<string, string>> = catalogues[language];
      const sentences = JSON.stringify(Object.keys(catalogues.en).map((key) => catalogue[key]));
      return {
        code:
          `import { en } from './en.ts';\n` +
          `const sentences = ${sentences};\n` +
          `export const ${name} = Object.fromEntries(Object.keys(en).map((key, at) => [key, sentences[at]]));\n`,
        moduleType: 'js',
      };
    },
  };
}
