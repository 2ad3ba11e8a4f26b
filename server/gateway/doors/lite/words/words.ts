// The sentences of the lite door: those of the page with script, and its own; and which language a request asks for.

import { catalogues, phrasebookOf, type Phrasebook } from '../../../../contract/words/catalogue.ts';
import {
  allLanguages,
  chooseLanguage,
  isLanguage,
  type Language,
} from '../../../../contract/words/languages.ts';
import type { Key } from '../../../../contract/words/messages.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';

export type LiteKey = Key | keyof typeof en;
export type Words = Phrasebook<LiteKey>;

export const ownWords = { en, 'pt-BR': ptBr, es } satisfies Record<
  Language,
  Readonly<Record<keyof typeof en, string>>
>;

const bookIn = (language: Language): Words =>
  phrasebookOf(language, { ...catalogues[language], ...ownWords[language] });

const books = new Map(allLanguages.map((language) => [language, bookIn(language)]));

export function wordsIn(language: Language): Words {
  return books.get(language) ?? bookIn(language);
}

/** An event's key is a plain text. */
export function isLiteKey(text: string): text is LiteKey {
  return Object.hasOwn(en, text) || Object.hasOwn(catalogues.en, text);
}

// RFC 9110 §12.5.4. Nobody sets more by hand.
const maxRanges = 16;

/** The languages of an Accept-Language header, the most wanted first; those with q=0 left out. */
export function wantedLanguages(header: string): readonly string[] {
  return header
    .split(',', maxRanges)
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((word) => word.trim());
      const q = parameters.find((word) => /^q=/i.test(word))?.slice(2);
      return { tag, weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** @param byHand the value of `?lang=`; null if there is none. @param header Accept-Language. */
export function languageOf(byHand: string | null, header: string): Language {
  return byHand !== null && isLanguage(byHand) ? byHand : chooseLanguage(wantedLanguages(header));
}
