// The sentences of the lite door: those of the page with script, and its own. Knows which language a
// request asks for, and nothing of what is said.

import {
  chooseLanguage,
  languages,
  phrasebookOf,
  type Key,
  type Language,
  type Phrasebook,
} from '../../../../contract/words/catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';

export type LiteKey = Key | keyof typeof en;
export type Words = Phrasebook<LiteKey>;

export const ownWords = { en, 'pt-BR': ptBr, es } satisfies Record<
  Language,
  Readonly<Record<keyof typeof en, string>>
>;

/** As each is called by those who speak it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'pt-BR': 'Português',
  es: 'Español',
};

const books: Readonly<Record<Language, Words>> = {
  en: phrasebookOf('en', { ...languages.en, ...en }),
  'pt-BR': phrasebookOf('pt-BR', { ...languages['pt-BR'], ...ptBr }),
  es: phrasebookOf('es', { ...languages.es, ...es }),
};

export function wordsIn(language: Language): Words {
  return books[language];
}

/** Events carry their keys as plain texts. */
export function isLiteKey(text: string): text is LiteKey {
  return Object.hasOwn(en, text) || Object.hasOwn(languages.en, text);
}

// RFC 9110 §12.5.4. More than a person sets is not read.
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

/** @param byHand what `?lang=` says; null where it says nothing that we speak. */
export function languageOf(byHand: string | null, header: string): Language {
  const chosen = Object.keys(languageNames).find((name) => name === byHand);
  return chooseLanguage(chosen === undefined ? wantedLanguages(header) : [chosen]);
}
