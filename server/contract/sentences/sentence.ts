// A sentence of the terminal before it is put into words: its key, and the values of its gaps. Errors, notes
// and reports carry it as far as the one place that prints, over sockets and pipes as JSON, too.

import { en, type Key } from './en.ts';

export type { Key } from './en.ts';

/** What can be shown: a sentence, texts in a row, or words that have no translation, as a program's output. */
export type Text = string | Sentence | TextList;

/** What stands in the gaps, by name. */
export type Values = Readonly<Record<string, Text | number>>;

export interface Sentence {
  readonly key: Key;
  readonly values: Values;
}

export interface TextList {
  readonly texts: readonly Text[];
  /** What stands between two of them. */
  readonly between: string;
}

type Gap<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Gap<Rest>
  : never;

/** The gaps of a sentence, each with its value. */
export type ValuesOf<K extends Key> = Readonly<Record<Gap<(typeof en)[K]>, Text | number>>;

/** No second argument where the sentence has no gap. */
export type ValuesArgument<K extends Key> = [Gap<(typeof en)[K]>] extends [never]
  ? readonly []
  : readonly [values: ValuesOf<K>];

export function sentence<K extends Key>(key: K, ...[values]: ValuesArgument<K>): Sentence {
  return { key, values: values ?? {} };
}

/** Several texts, each on a line of its own. */
export function lines(texts: readonly Text[]): Text {
  return inARow(texts, '\n');
}

export function inARow(texts: readonly Text[], between: string): Text {
  const [only, ...others] = texts;
  return only !== undefined && others.length === 0 ? only : { texts, between };
}

/** As programs read it: in `--json`, in the message of an Error. */
export function english(text: Text): string {
  return inWords(text, (key) => en[key]);
}

/** @param wordsOf the sentence of a key, in some language. */
export function inWords(text: Text, wordsOf: (key: Key) => string): string {
  if (typeof text === 'string') return text;
  if ('texts' in text) {
    return text.texts.map((part) => inWords(part, wordsOf)).join(text.between);
  }
  return fill(wordsOf(text.key), text.values, wordsOf);
}

const gaps = /\{(\w+)\}/g;

/** A gap without a value stays as it is. */
export function fill(words: string, values: Values, wordsOf: (key: Key) => string): string {
  return words.replace(gaps, (gap, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return gap;
    return typeof value === 'number' ? String(value) : inWords(value, wordsOf);
  });
}

/** A sentence may hold another, as the reason within an error; never deeper than this. */
const maxDepth = 4;

/** Whether JSON from elsewhere is a text whose sentences this version has. */
export function isText(value: unknown, depth = maxDepth): value is Text {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if ('texts' in value) {
    return (
      'between' in value &&
      typeof value.between === 'string' &&
      Array.isArray(value.texts) &&
      value.texts.every((text) => isText(text, depth - 1))
    );
  }
  return (
    'key' in value &&
    typeof value.key === 'string' &&
    Object.hasOwn(en, value.key) &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null &&
    Object.values(value.values).every(
      (inside) => typeof inside === 'number' || isText(inside, depth - 1),
    )
  );
}
