// What the `mayfly` command says in a terminal, in the operator's language. English is the source: its
// sentences stand where they are said, and are the keys of the other languages. Knows no terminal.

import { chooseLanguage, type Language } from '../words/languages.ts';
import { es, type Sentence } from './es.ts';
import { ptBr } from './pt-br.ts';

export type { Sentence } from './es.ts';

const translations: Readonly<Record<Language, Readonly<Record<string, string>> | null>> = {
  en: null,
  es,
  'pt-BR': ptBr,
};

/** What stands in the gaps, by name. */
type Values = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly language: Language;
  /** The sentence with its gaps filled. */
  readonly say: (sentence: Sentence, values?: Values) => string;
  /** The one of two sentences that goes with this number, which fills the gap `{count}`. */
  readonly count: (one: Sentence, other: Sentence, count: number, values?: Values) => string;
  /**
   * A text that is filled already, as errors and reports are: line by line, what is one of the
   * sentences is said in this language, and what is not stays as it is.
   */
  readonly retell: (text: string) => string;
}

/** The operator's language; English where none of ours is named. Source: locale(7). */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const named = [env['MAYFLY_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  // `pt_BR.UTF-8`, `es_MX`, `C`.
  const wanted = named.find((value) => value !== undefined && value !== '') ?? '';
  return chooseLanguage([wanted.replace(/[.@].*$/, '').replaceAll('_', '-')]);
}

/** @param rewrite is given every text that is said, in the language that it is said in. */
export function makeTranslator(
  language: Language,
  rewrite = (text: string): string => text,
): Translator {
  const sentences = translations[language];
  const plural = new Intl.PluralRules(language);
  const say: Translator['say'] = (sentence, values = {}) =>
    fill(rewrite(sentences?.[sentence] ?? sentence), values);
  const retellLine = sentences === null ? (line: string) => line : reteller(sentences);
  return {
    language,
    say,
    count: (one, other, count, values = {}) =>
      say(plural.select(count) === 'one' ? one : other, { ...values, count }),
    retell: (text) => rewrite(text.split('\n').map(retellLine).join('\n')),
  };
}

const gaps = /\{(\w+)\}/g;

function fill(sentence: string, values: Values): string {
  return sentence.replace(gaps, (gap, name: string) => String(values[name] ?? gap));
}

interface Pattern {
  readonly form: RegExp;
  readonly to: string;
  /** Characters outside the gaps: of two that fit, the one that says more is meant. */
  readonly weight: number;
}

/** A value may be a sentence itself, as the reason within an error; never deeper than this. */
const maxDepth = 3;

/** What `retell` does for a line, from any sentences to their translations. */
export function reteller(sentences: Readonly<Record<string, string>>): (line: string) => string {
  let patterns: readonly Pattern[] | null = null;
  const retell = (text: string, depth: number): string => {
    const exact = Object.hasOwn(sentences, text) ? sentences[text] : undefined;
    if (exact !== undefined) return exact;
    if (depth === 0) return text;
    patterns ??= Object.entries(sentences).flatMap(([from, to]) => patternOf(from, to) ?? []);
    let best: { readonly pattern: Pattern; readonly values: Record<string, string> } | null = null;
    for (const pattern of patterns) {
      const values = pattern.form.exec(text)?.groups;
      if (values === undefined || pattern.weight <= (best?.pattern.weight ?? 0)) continue;
      best = { pattern, values };
    }
    if (best === null) return text;
    const told: Record<string, string> = {};
    for (const [name, value] of Object.entries(best.values)) told[name] = retell(value, depth - 1);
    return fill(best.pattern.to, told);
  };
  return (line) => retell(line, maxDepth);
}

function patternOf(from: string, to: string): Pattern | null {
  const words = from.split(gaps);
  if (words.length === 1) return null;
  // A split by a group gives text and gap in turn.
  const form = words
    .map((word, index) =>
      index % 2 === 0 ? word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : `(?<${word}>.+?)`,
    )
    .join('');
  const weight = words.filter((_, index) => index % 2 === 0).join('').length;
  return { form: new RegExp(`^${form}$`), to, weight };
}
