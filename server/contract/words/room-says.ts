// What the room itself tells a guest. It is English on the wire, as usual in IRC, and comes from the catalogue,
// so that the pages recognise the sentence and show it in the guest's language.
//
// The pages recognise it by its text, not by a tag beside it: an ERROR comes before a client could agree to
// tags, the reason of a closed WebSocket has no place for one, and a guest cannot forge a line from the server.

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

/** How a sentence stands on the wire: what is before its gap, what is behind it, and what may be in it. */
interface WireForm {
  readonly key: RoomKey;
  readonly before: string;
  readonly gap: string;
  readonly after: string;
}

/** Gaps that hold a number; others hold any text. */
const numberGaps: ReadonlySet<string> = new Set(['count', 'limit']);

interface WireForms {
  readonly whole: ReadonlyMap<string, RoomKey>;
  readonly withGap: readonly WireForm[];
}

function wireForms(): WireForms {
  const keys = Object.keys(en).filter(isRoomKey);
  const withGap = keys.flatMap((key) => {
    // Split by a group: text and gap in turn. No sentence of the room has two gaps; a test holds that.
    const [before = '', name, after = ''] = en[key].split(gap);
    return name === undefined ? [] : [{ key, before, gap: name, after }];
  });
  return { whole: new Map(keys.map((key) => [en[key], key])), withGap };
}

/** Made when it is first needed: the page has loaded by then the sentences that only sealed rooms have. */
let forms: WireForms | null = null;

/**
 * The reverse of `inEnglish`: the key is found by equality with what the catalogue makes of it.
 * @returns null where it is none of the room's sentences.
 */
export function sentenceOf(english: string): RoomSentence | null {
  forms ??= wireForms();
  const key = forms.whole.get(english);
  if (key !== undefined) return { key, values: {} };
  for (const form of forms.withGap) {
    const value = english.slice(form.before.length, english.length - form.after.length);
    if (value === '' || form.before + value + form.after !== english) continue;
    if (numberGaps.has(form.gap) && !/^\d+$/.test(value)) continue;
    return { key: form.key, values: { [form.gap]: value } };
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
