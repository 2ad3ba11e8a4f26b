// Searches the messages in memory, in all buffers; the newest come first. Pure.

import { cleanText } from '../../../server/contract/room/clean.ts';
import type { RoomState, TalkLine } from '../room/state.ts';
import { foldText, type Folded } from '../text/fold.ts';

export interface Found {
  /** The buffer's name, as it is shown. */
  readonly place: string;
  readonly line: TalkLine;
  /** The line's text, cleaned. */
  readonly text: string;
  /** Where the words are in the text: from, to; in order, without overlaps. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface Findings {
  /** The newest lines, at most `maxFound`. */
  readonly found: readonly Found[];
  readonly total: number;
}

export const maxFound = 100;
/** A search with more words would take too long. */
const maxWords = 8;

interface Searchable extends Folded {
  readonly clean: string;
}

/** A line's text changes only by the server's echo, and then the line is another object. */
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

/** All matches of all words, joined where they touch; null if a word is missing. */
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

/** Finds lines with all words of the query, in any order. Lines of muted people are not searched. */
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
