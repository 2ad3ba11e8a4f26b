// A sentence of the terminal before it is translated: its key, and the values of its gaps. Errors, notes and
// reports hold it, also as JSON in sockets and pipes, and the one place that prints translates it.

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

/** A key whose sentence has no gaps. */
export type PlainKey = {
  [K in Key]: [Gap<(typeof en)[K]>] extends [never] ? K : never;
}[Key];

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

/** A language, or what else puts a text into words. */
export interface Wording {
  readonly sentence: (key: Key) => string;
  /** Words that are no sentence of ours. */
  readonly plain: (words: string) => string;
}

export const asItIs = (words: string): string => words;
export const englishWording: Wording = { sentence: (key) => en[key], plain: asItIs };

/** As programs read it: in `--json`, in the message of an Error. */
export function english(text: Text): string {
  return inWords(text, englishWording);
}

export function inWords(text: Text, wording: Wording): string {
  if (typeof text === 'string') return wording.plain(text);
  if ('texts' in text) {
    return text.texts.map((part) => inWords(part, wording)).join(text.between);
  }
  return fill(text.key, text.values, wording);
}

const gaps = /\{(\w+)\}/g;

/** A gap without a value stays as it is. */
export function fill(key: Key, values: Values, wording: Wording): string {
  return wording.sentence(key).replace(gaps, (gap, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return gap;
    return typeof value === 'number' ? String(value) : inWords(value, wording);
  });
}

/** Whether a text is this sentence, whatever stands in its gaps. */
export function hasKey(text: Text, key: Key): boolean {
  return typeof text === 'object' && 'key' in text && text.key === key;
}

/** JSON for other programs: the texts in it are English. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, inside: unknown) =>
    typeof inside === 'object' && isText(inside) ? english(inside) : inside,
  );
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
