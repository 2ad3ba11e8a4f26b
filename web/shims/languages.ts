// Packs the other languages' sentences in the order of the English ones: their keys would be sent three times.

import type { Plugin } from 'vite';
import { en } from '../../server/contract/words/en.ts';
import { es } from '../../server/contract/words/es.ts';
import { ptBr } from '../../server/contract/words/pt-br.ts';

const others = { es, ptBr };
const files: readonly (readonly [RegExp, keyof typeof others])[] = [
  [/\/contract\/words\/es\.ts$/, 'es'],
  [/\/contract\/words\/pt-br\.ts$/, 'ptBr'],
];

export function packLanguages(): Plugin {
  return {
    name: 'mayfly:pack-languages',
    enforce: 'pre',
    load(id) {
      const [, name] = files.find(([file]) => file.test(id)) ?? [];
      if (name === undefined) return null;
      const language: Readonly<Record<string, string>> = others[name];
      const sentences = JSON.stringify(Object.keys(en).map((key) => language[key]));
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
