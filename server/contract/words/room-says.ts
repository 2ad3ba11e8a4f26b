// What the room itself says to a guest: English on the wire, as IRC has it, and out of the catalogue, so that
// the pages know the sentence again and tell it in the guest's language. It refuses to know who says it when.
//
// The text is what tells, and not a tag beside it: an ERROR comes before a client could agree to tags, the
// reason of a closed WebSocket has no place for one, and a line from the server cannot be forged by a guest.

import { en } from './en.ts';

export type RoomKey = Extract<keyof typeof en, `says.${string}` | `shut.${string}`>;
/** A key without its `.one` and `.other`. */
type CountedRoomKey = RoomKey extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

export interface RoomSentence {
  readonly key: RoomKey;
  /** What stands in its gaps. */
  readonly values: Readonly<Record<string, string>>;
}

const gap = /\{(\w+)\}/g;

/** The sentence as it goes over the wire. */
export function inEnglish(key: RoomKey, values: RoomSentence['values'] = {}): string {
  return en[key].replace(gap, (whole, name: string) => values[name] ?? whole);
}

/** The form for this many, which also stands in the gap `{count}`. */
export function inEnglishCount(key: CountedRoomKey, count: number): string {
  return inEnglish(`${key}.${count === 1 ? 'one' : 'other'}`, { count: String(count) });
}

function isRoomKey(key: string): key is RoomKey {
  return /^(says|shut)\./.test(key);
}

const keys = Object.keys(en).filter(isRoomKey);
const whole: ReadonlyMap<string, RoomKey> = new Map(keys.map((key) => [en[key], key]));
const withGaps = keys
  .filter((key) => en[key].includes('{'))
  .map((key) => {
    const plain = en[key].replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    return { key, form: new RegExp(`^${plain.replace(gap, '(?<$1>.+)')}$`) };
  });

/** @returns null where it is none of the room's sentences. */
export function sentenceOf(english: string): RoomSentence | null {
  const key = whole.get(english);
  if (key !== undefined) return { key, values: {} };
  for (const { key: known, form } of withGaps) {
    const found = form.exec(english);
    if (found !== null) return { key: known, values: { ...found.groups } };
  }
  return null;
}

/** A server's NOTICE as a sentence of the catalogue; other words stand in one that says whose they are. */
export function noticeOf(text: string): {
  readonly key: RoomKey | 'event.server';
  readonly values: RoomSentence['values'];
} {
  return sentenceOf(text) ?? { key: 'event.server', values: { text } };
}

/** The reason that an ERROR gives, without what stands before each. */
export function reasonOf(error: string): string {
  return error.replace(/^Closing link: /i, '');
}
