// The types of a catalogue. English defines the keys; every other language has the same.

import type { en } from './en.ts';

export type Key = keyof typeof en;
/** A key without its `.one` and `.other`. */
export type CountedKey<K extends string = Key> = K extends `${infer Stem}.other` ? Stem : never;
export type Messages = Readonly<Record<Key, string>>;
/** The values for a sentence's gaps, by the gap's name. */
export type Values = Readonly<Record<string, string>>;
