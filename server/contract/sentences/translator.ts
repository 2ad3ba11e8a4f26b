// Translates what the `mayfly` command prints, into the operator's language.

import { chooseLanguage, type Language } from '../words/languages.ts';
import { en, type Sentences } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';
import {
  asItIs,
  fill,
  inWords,
  type Key,
  type Text,
  type Values,
  type ValuesArgument,
  type Wording,
} from './sentence.ts';

/** A language that has no line here does not compile. */
export const catalogues: Readonly<Record<Language, Sentences>> = { en, es, 'pt-BR': ptBr };

/** A key without its `.one` and `.other`. */
export type CountedKey = Key extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

export interface Translator {
  readonly language: Language;
  /** The sentence with its gaps filled. */
  readonly say: <K extends Key>(key: K, ...values: ValuesArgument<K>) => string;
  /** The form that goes with this number, which fills the gap `{count}`. */
  readonly count: (key: CountedKey, count: number, values?: Values) => string;
  /** Each sentence of a text in this language; plain words stay as they are. */
  readonly translate: (text: Text) => string;
}

/** The operator's language; English where none of ours is named. Source: locale(7). */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const named = [env['MAYFLY_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  // `pt_BR.UTF-8`, `es_MX`, `C`.
  const wanted = named.find((value) => value !== undefined && value !== '') ?? '';
  return chooseLanguage([wanted.replace(/[.@].*$/, '').replaceAll('_', '-')]);
}

/**
 * @param rewrite is given every sentence before its gaps are filled, and plain words that stand for a whole
 * text or a part of one; not the values that `say` and `count` fill in.
 */
export function makeTranslator(language: Language, rewrite = asItIs): Translator {
  const sentences = catalogues[language];
  const plural = new Intl.PluralRules(language);
  const sentence = (key: Key): string => rewrite(sentences[key]);
  const ofValues: Wording = { sentence, plain: asItIs };
  const ofTexts: Wording = { sentence, plain: rewrite };
  return {
    language,
    say: (key, ...[values]) => fill(key, values ?? {}, ofValues),
    count: (key, count, values = {}) =>
      // Spanish and Portuguese have `many` for millions only.
      fill(
        `${key}.${plural.select(count) === 'one' ? 'one' : 'other'}`,
        { ...values, count },
        ofValues,
      ),
    translate: (text) => inWords(text, ofTexts),
  };
}
