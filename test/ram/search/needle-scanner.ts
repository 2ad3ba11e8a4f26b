// Finds thousands of byte strings in one pass over gigabytes. It looks at every fourth place only: each needle is
// known by all four bytes that may stand there.

import type { Needle } from '../../support/byte-search.ts';

/** The filter has a byte for each value of so many bits: it fits a processor's cache. */
const filterBits = 20;
const wordBytes = 4;
/** However it lies, one whole word of it is at a fourth place. */
const leastBytes = 2 * wordBytes - 1;

function slot(word: number): number {
  // Fibonacci hashing: the high bits of the product are well mixed.
  return Math.imul(word, 0x9e37_79b1) >>> (32 - filterBits);
}

interface Candidate {
  readonly needle: Needle;
  /** How far behind the needle's start the word stands. */
  readonly offset: number;
}

export class NeedleScanner {
  readonly longest: number;
  readonly #filter = new Uint8Array(1 << filterBits);
  readonly #byWord = new Map<number, Candidate[]>();

  /** @throws {RangeError} one is shorter than seven bytes. */
  constructor(needles: readonly Needle[]) {
    this.longest = Math.max(0, ...needles.map(({ bytes }) => bytes.length));
    for (const needle of needles) {
      if (needle.bytes.length < leastBytes) throw new RangeError(`${needle.name} is too short`);
      for (let offset = 0; offset < wordBytes; offset += 1) this.#add({ needle, offset });
    }
  }

  #add(candidate: Candidate): void {
    const { needle, offset } = candidate;
    const word = needle.bytes.readInt32LE(offset);
    const others = this.#byWord.get(word) ?? [];
    // Some forms of one canary are the same bytes.
    const isKnown = others.some(
      (other) => other.offset === offset && other.needle.bytes.equals(needle.bytes),
    );
    if (isKnown) return;
    this.#byWord.set(word, [...others, candidate]);
    this.#filter[slot(word)] = 1;
  }

  /**
   * Calls `found` for every needle that ends behind `from`, with the place of its first byte.
   * @param bytes must begin at a fourth byte of what holds them.
   */
  scan(bytes: Buffer, from: number, found: (needle: Needle, at: number) => void): void {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
    const filter = this.#filter;
    const first = Math.max(0, Math.floor((from - this.longest) / wordBytes));
    for (let at = first; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      if (filter[slot(word)] === 0) continue;
      for (const { needle, offset } of this.#byWord.get(word) ?? []) {
        const start = at * wordBytes - offset;
        const end = start + needle.bytes.length;
        const isInside = start >= 0 && end <= bytes.length && end > from;
        if (isInside && needle.bytes.compare(bytes, start, end) === 0) found(needle, start);
      }
    }
  }
}
