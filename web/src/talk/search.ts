// Finds lines in what the page holds: all channels and talks, the newest first. Pure.

import { cleanText } from '../../../server/contract/room/clean.ts';
import type { RoomState, TalkLine } from '../room/state.ts';
import { foldText, type Folded } from '../text/fold.ts';

export interface Found {
  /** Of the channel or talk, as it is shown. */
  readonly place: string;
  readonly line: TalkLine;
  /** The line's text as it may be shown. */
  readonly text: string;
  /** Where the words stand in it: from, to; in order, none overlapping. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface Findings {
  /** The newest, at most `maxFound`. */
  readonly found: readonly Found[];
  readonly total: number;
}

export const maxFound = 100;
/** More words than this are no search, and would cost. */
const maxWords = 8;

interface Searchable extends Folded {
  readonly clean: string;
}

/** Lines never change their texts but by the room's echo, which makes another object. */
const remembered = new WeakMap<TalkLine, Searchable>();

function searchable(line: TalkLine): Searchable {
  const known = remembered.get(line);
  if (known !== undefined) return known;
  const clean = cleanText(line.text);
  const folded = { ...foldText(clean), clean };
  remembered.set(line, folded);
  return folded;
}

function wordsOf(query: string): readonly string[] {
  return cleanText(query)
    .split(/\s+/)
    .map((word) => foldText(word).text)
    .filter((word) => word !== '')
    .slice(0, maxWords);
}

/** All places of all words, those that touch made one; null if a word is missing. */
function marksOf(line: Searchable, words: readonly string[]): Found['marks'] | null {
  const places: (readonly [number, number])[] = [];
  for (const word of words) {
    let at = line.text.indexOf(word);
    if (at === -1) return null;
    for (; at !== -1; at = line.text.indexOf(word, at + word.length)) {
      places.push([line.from[at] ?? 0, line.to[at + word.length - 1] ?? 0]);
    }
  }
  const joined: [number, number][] = [];
  for (const [from, to] of places.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Lines that hold all words of the query, in any order. Muted people are not searched. */
export function search(room: RoomState, query: string): Findings {
  const words = wordsOf(query);
  if (words.length === 0) return { found: [], total: 0 };
  const found: Found[] = [];
  for (const { name, lines } of room.buffers.values()) {
    for (const line of lines) {
      if (line.kind !== 'talk' || line.mutedAs !== null) continue;
      const text = searchable(line);
      const marks = marksOf(text, words);
      if (marks !== null) found.push({ place: name, line, text: text.clean, marks });
    }
  }
  const newest = found.toSorted((a, b) => b.line.at - a.line.at || b.line.id - a.line.id);
  return { found: newest.slice(0, maxFound), total: found.length };
}
