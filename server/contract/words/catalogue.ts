// The sentences of the pages, with and without script, in each language.

import { en } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';
import type { Language } from './languages.ts';
import type { CountedKey, Key, Messages, Values } from './messages.ts';
import { sentenceOf } from './room-says.ts';

export const catalogues = { en, 'pt-BR': ptBr, es } satisfies Record<Language, Messages>;

/** @typeParam K the keys of its sentences. */
export interface Phrasebook<K extends string = Key> {
  readonly language: Language;
  /** The sentence with its gaps filled. A gap without a value stays as it is. */
  say(key: K, values?: Values): string;
  /** The singular or plural form for this number, which also fills the gap `{count}`. */
  count(key: CountedKey<K>, count: number): string;
  /** The sentence as pieces, so that values can be shown in another style than the words around them. */
  pieces(key: K, values: Values): readonly Piece[];
  /** Translates what the room said in English; other texts stay as they are. */
  told(english: string): string;
  /** Translates the placeholders in a command's usage: `/kick name reason`. */
  usage(english: string): string;
}

export type Piece = { readonly words: string } | { readonly value: string; readonly gap: string };

const gaps = /\{(\w+)\}/g;
/** Values of these gaps come in English, and are translated. */
const inEnglish = { why: 'told', usage: 'usage' } as const;

const isInEnglish = (gap: string): gap is keyof typeof inEnglish => Object.hasOwn(inEnglish, gap);

export function phrasebook(language: Language): Phrasebook {
  return phrasebookOf(language, catalogues[language]);
}

/** A phrasebook with more sentences than the page's. */
export function phrasebookOf<K extends string>(
  language: Language,
  messages: Readonly<Record<K, string>>,
): Phrasebook<K> {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const forms: Readonly<Partial<Record<string, string>>> = messages;
  const valueIn = (values: Values, gap: string): string | undefined => {
    const value = values[gap];
    return value !== undefined && isInEnglish(gap) ? translate[inEnglish[gap]](value) : value;
  };
  const fill = (sentence: string, values: Values): string =>
    sentence.replace(gaps, (gap, name: string) => valueIn(values, name) ?? gap);
  const translate = {
    told: (english: string): string => {
      const found = sentenceOf(english);
      return found === null ? english : fill(forms[found.key] ?? english, found.values);
    },
    usage: (english: string): string =>
      english.replace(
        /([ #])([a-z]+)/g,
        (_, before: string, word: string) => before + (forms[`usage.${word}`] ?? word),
      ),
  };
  return {
    language,
    say: (key, values = {}) => fill(messages[key], values),
    count: (key, count) => {
      // Spanish and Portuguese have the form `many`, too, but for millions only.
      const form = plural.select(count) === 'one' ? 'one' : 'other';
      return fill(forms[`${key}.${form}`] ?? '', { count: number.format(count) });
    },
    pieces: (key, values) =>
      messages[key]
        .split(/(\{\w+\})/)
        .filter((piece) => piece !== '')
        .map((piece) => {
          const gap = /^\{(\w+)\}$/.exec(piece)?.[1];
          const value = gap === undefined ? undefined : valueIn(values, gap);
          return gap === undefined || value === undefined ? { words: piece } : { value, gap };
        }),
    ...translate,
  };
}

/** Whether a text is the key of a sentence. Events have their keys as plain texts. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text);
}
