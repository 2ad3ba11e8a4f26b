// What is wrong with a value, thrown where nobody knows yet which flag or file it came from.

import {
  englishWording,
  fill,
  type Key,
  type Sentence,
  type Text,
  type Values,
  type ValuesOf,
} from './sentence.ts';

/** Filled by whoever catches the error. */
type Origin = 'flag' | 'value' | 'path';
type Rest<K extends Key> = Omit<ValuesOf<K>, Origin>;
type RestArgument<K extends Key> = [keyof Rest<K>] extends [never] ? [] : [values: Rest<K>];

export class ValueError<K extends Key = Key> extends Error {
  override readonly name = 'ValueError';
  readonly #key: Key;
  readonly #values: Values;

  constructor(key: K, ...[values]: RestArgument<K>) {
    const given: Values = { ...values };
    super(fill(key, given, englishWording));
    this.#key = key;
    this.#values = given;
  }

  /** The whole sentence. */
  from(origin: Readonly<Partial<Record<Origin, Text>>>): Sentence {
    return { key: this.#key, values: { ...this.#values, ...origin } };
  }
}
