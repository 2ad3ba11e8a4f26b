import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isKey, catalogues, phrasebook } from '../../../server/contract/words/catalogue.ts';
import { allLanguages, chooseLanguage } from '../../../server/contract/words/languages.ts';
import { en as terminal } from '../../../server/contract/sentences/en.ts';
import { commands } from '../../../server/contract/room/commands.ts';

const root = join(import.meta.dirname, '../../..');
const sources = ['web/src', 'server'].map((dir) => join(root, dir));
const others = allLanguages.filter((language) => language !== 'en');
const gaps = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted();

test.each(others)('%s has the keys of English, and the same gaps in each', (language) => {
  const wanted = Object.entries(catalogues.en).map(([key, text]) => [key, gaps(text)]);
  const found = Object.entries(catalogues[language]).map(([key, text]) => [key, gaps(text)]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
});

test.each(others)('%s leaves no sentence in English', (language) => {
  const same = Object.entries(catalogues.en).filter(([key, text]) => {
    const here: Readonly<Record<string, string>> = catalogues[language];
    return here[key] === text && text.length > 6;
  });
  expect(same).toEqual([]);
});

test('every key is used, and every key that is named exists', () => {
  const code = sources
    .flatMap((dir) =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(en|es|pt-br)\.ts$/.test(name))
        .map((name) => readFileSync(join(dir, name), 'utf8')),
    )
    .join('\n')
    .replace(/\/\*\*[^]*?\*\//g, '');
  const families = new Set(Object.keys(catalogues.en).map((key) => key.split('.')[0]));
  const quoted = [...code.matchAll(/['`]([a-z]+)\.((?:[A-Za-z]|\$\{[^}]*\})+)['`]/g)]
    .filter(([, family = '']) => families.has(family))
    .map(([, family = '', name = '']) => `${family}.${name}`)
    // The terminal's have a test of their own (test/unit/cli/sentences.test.ts).
    .filter((key) => !Object.hasOwn(terminal, key));
  const matcher = (key: string): RegExp => {
    const form = key.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '\\w*');
    return new RegExp(`^${form}(\\.(one|other))?$`);
  };
  const matchers = quoted.map(matcher);
  const keys = Object.keys(catalogues.en);
  expect(keys.filter((key) => !matchers.some((form) => form.test(key)))).toEqual([]);
  expect(quoted.filter((_, i) => !keys.some((key) => matchers[i]?.test(key)))).toEqual([]);
});

test.each([
  [['pt-PT', 'en'], 'pt-BR'],
  [['de', 'es-MX', 'en'], 'es'],
  [['EN-gb'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('a browser that asks for %j gets %s', (wanted, language) => {
  expect(chooseLanguage(wanted)).toBe(language);
});

test('one and many differ, and a million is still many', () => {
  const book = phrasebook('es');
  expect(book.count('people.count', 1)).toBe('1 persona');
  expect(book.count('people.count', 0)).toBe('0 personas');
  expect(book.count('people.count', 1_000_000)).toMatch(/personas$/);
});

test('a value that looks like a gap is not filled again', () => {
  const book = phrasebook('en');
  const values = { nick: '{to}', to: 'Ana' };
  expect(book.say('event.renamed', values)).toBe('{to} is now Ana');
  expect(book.pieces('event.renamed', values)).toEqual([
    { value: '{to}', gap: 'nick' },
    { words: ' is now ' },
    { value: 'Ana', gap: 'to' },
  ]);
});

test('how a command is written is told in words that one can read, and the command stays', () => {
  const written = Object.values(commands).map(({ usage }) => usage);
  expect(written.map((usage) => phrasebook('en').usage(usage))).toEqual(written);
  const book = phrasebook('pt-BR');
  expect(book.usage('/kick name reason')).toBe('/kick nome motivo');
  expect(book.usage('/join #channel')).toBe('/join #canal');
  expect(book.usage('/mode +t')).toBe('/mode +t');
  expect(book.usage('/names')).toBe('/names');
  expect(book.say('wrong.usage', { usage: '/msg name text' })).toContain('/msg nome texto');
  const unknown = written
    .flatMap((usage) => usage.match(/(?<=[ #])[a-z]+/g) ?? [])
    .filter((word) => !isKey(`usage.${word}`));
  expect(unknown).toEqual([]);
});
