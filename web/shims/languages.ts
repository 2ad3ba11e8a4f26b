// Packs the sentences of all languages: the keys are sent only once, and a family's name, such as `join.`, with its
// first key only.

import type { Plugin } from 'vite';
import { catalogues } from '../../server/contract/words/catalogue.ts';
import { allLanguages, type Language } from '../../server/contract/words/languages.ts';

/** The language and the export of a catalogue's file: `pt-br.ts` has `pt-BR` and exports `ptBr`. */
const catalogueFile = /\/contract\/words\/([a-z-]+)\.ts$/;

/** Sentences of sealed rooms: they are in the part of the page that is loaded there. */
const ofSealedRooms = /^(?:sealed|says\.(?:sealed|notSealed|invitedSeal))/;
/** The file that gets them. */
const sealedFile = /\/src\/sealed-room\.ts$/;

const allKeys = Object.keys(catalogues.en);
const sealedKeys = allKeys.filter((key) => ofSealedRooms.test(key));
const keys = allKeys.filter((key) => !ofSealedRooms.test(key));

/** `join.title`, `.intro`, …; `+` stands for `.other` behind `.one`. */
const packedKeys = keys.map((key, at) => {
  if (key === keys[at - 1]?.replace(/\.one$/, '.other')) return '+';
  const family = key.slice(0, key.indexOf('.'));
  return keys[at - 1]?.startsWith(`${family}.`) ? key.slice(family.length) : key;
});

const unpackKeys = `
let family = '';
let key = '';
export const keys = lines.map((line) => {
  const at = line.indexOf('.');
  if (at > 0) family = line.slice(0, at);
  key = line === '+' ? key.replace(/one$/, 'other') : at > 0 ? line : family + line;
  return key;
});
`;

/** One long text compresses better than many. @throws {Error} if a text has several lines. */
function linesOf(texts: readonly string[]): string {
  const lines = texts.join('\n');
  if (lines.split('\n').length !== texts.length) throw new Error('a sentence has several lines');
  return `const lines = ${JSON.stringify(lines)}.split('\\n');\n`;
}

function exportOf(language: Language): string {
  return language.toLowerCase().replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Adds the sentences of sealed rooms to the catalogues. Nothing reads them before. */
function sealedSentences(): string {
  const added = allLanguages.map((language) => {
    const catalogue: Readonly<Record<string, string>> = catalogues[language];
    return (
      `import { ${exportOf(language)} } from '/../server/contract/words/${language.toLowerCase()}.ts';\n` +
      `{ ${linesOf(sealedKeys.map((key) => catalogue[key] ?? ''))} add(${exportOf(language)}, lines); }\n`
    );
  });
  return (
    `const keys = ${JSON.stringify(sealedKeys.join(' '))}.split(' ');\n` +
    'function add(to, lines) { keys.forEach((key, at) => { to[key] = lines[at]; }); }\n' +
    added.join('')
  );
}

const keysFile = '\0keys-of-sentences';

export function packLanguages(): Plugin {
  return {
    name: 'mayfly:pack-languages',
    enforce: 'pre',
    resolveId: (source) => (source === keysFile ? source : null),
    load(id) {
      if (id === keysFile) return { code: linesOf(packedKeys) + unpackKeys, moduleType: 'js' };
      const file = catalogueFile.exec(id)?.[1];
      const language = allLanguages.find((tag) => tag.toLowerCase() === file);
      if (file === undefined || language === undefined) return null;
      const name = exportOf(language);
      const catalogue: Readonly<Record<string, string>> = catalogues[language];
      return {
        code:
          `import { keys } from ${JSON.stringify(keysFile)};\n` +
          linesOf(keys.map((key) => catalogue[key] ?? '')) +
          `export const ${name} = Object.fromEntries(keys.map((key, at) => [key, lines[at]]));\n`,
        moduleType: 'js',
      };
    },
    transform: (code, id) =>
      sealedFile.test(id) ? { code: sealedSentences() + code, map: null } : null,
  };
}
