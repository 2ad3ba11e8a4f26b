import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allLanguages } from '../../../server/contract/words/languages.ts';
import {
  languageOf,
  ownWords,
  wantedLanguages,
  wordsIn,
} from '../../../server/gateway/doors/lite/words/words.ts';

const gaps = (sentence: string): readonly string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();

test.each(allLanguages.filter((language) => language !== 'en'))(
  '%s says all of it, with the same gaps, and nothing in English',
  (language) => {
    const here: Readonly<Record<string, string>> = ownWords[language];
    expect(Object.keys(here).toSorted()).toEqual(Object.keys(ownWords.en).toSorted());
    for (const [key, text] of Object.entries(ownWords.en)) {
      expect(gaps(here[key] ?? '')).toEqual(gaps(text));
      expect(here[key]).not.toBe(text);
    }
  },
);

test('every sentence of the door is used', () => {
  const source = join(import.meta.dirname, '../../../server/gateway');
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(^|\/)(en|es|pt-br)\.ts$/.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');
  const byMode = ['lite.live', 'lite.slow', 'lite.page'];
  const unused = Object.keys(ownWords.en).filter(
    (key) => !code.includes(`'${key.replace(/\.(?:one|other)$/, '')}'`),
  );
  expect(unused.toSorted()).toEqual(byMode.toSorted());
  expect(code).toContain('`lite.${');
});

test.each([
  ['', null, 'en'],
  ['pt-PT,en;q=0.9', null, 'pt-BR'],
  ['en;q=0.3, es-MX;q=0.8', null, 'es'],
  ['es;q=0, de, pt', null, 'pt-BR'],
  ['es', 'pt-BR', 'pt-BR'],
  ['es', 'klingon', 'es'],
  ['es', '__proto__', 'es'],
])('a browser that asks for %j and a hand that chose %j get %s', (header, byHand, language) => {
  expect(languageOf(byHand, header)).toBe(language);
  expect(wordsIn(languageOf(byHand, header)).language).toBe(language);
});

test('whatever the header says, it names some languages, in an order, and no more than sixteen', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(wantedLanguages(header).length).toBeLessThanOrEqual(16);
    }),
  );
  expect(wantedLanguages('a;q=0.1,b;q=1,c;q=nonsense,d')).toEqual(['b', 'd', 'a']);
});
