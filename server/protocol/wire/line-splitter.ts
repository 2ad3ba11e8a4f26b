// Splits byte streams into lines: strict with guests, fast with ngIRCd.

import { joinBytes } from './join-bytes.ts';
import { Lines } from './lines.ts';

/** Why bytes of a guest are no line. */
export type LineProblem = 'too long' | 'forbidden byte';

/** RFC 2812 §2.3: 512 bytes, CRLF included. */
export const maxBodyBytes = 510;
/** IRCv3 message-tags: a client's tags take 4094 bytes, and '@' and a space around them. */
export const maxTagsBytes = 4096;

const nul = 0x00;
const lf = 0x0a;
const cr = 0x0d;
const space = 0x20;
const at = 0x40;

/**
 * Checks a guest's line, without its end. For WebSocket messages this is all, as a message is one line.
 * ngIRCd takes a single CR or LF as a line's end: one inside a line would smuggle a second command.
 */
export function lineProblem(line: Uint8Array): LineProblem | null {
  if (line.includes(nul) || line.includes(lf) || line.includes(cr)) return 'forbidden byte';
  return tooLong(line, line.length) ? 'too long' : null;
}

/** Body and tags have a limit each. Only the first `length` bytes of `line` count. */
function tooLong(line: Uint8Array, length: number): boolean {
  if (line[0] !== at) return length > maxBodyBytes;
  const gap = line.indexOf(space);
  const tagsEnd = gap === -1 || gap >= length ? length : gap + 1;
  return tagsEnd > maxTagsBytes || length - tagsEnd > maxBodyBytes;
}

/** Gets what is found in a guest's stream: a line without its end, or why there is none. */
export interface GuestLines {
  line(line: Uint8Array): void;
  /** `too long`: called once, as soon as the line is; all of it is dropped. */
  problem(problem: LineProblem): void;
}

/**
 * Splits a guest's byte stream. CRLF and LF end a line: irssi and netcat send LF alone.
 * After `forbidden byte` the rest of the stream is ignored, as its lines cannot be trusted.
 * Holds at most one line's bytes, however long the line is.
 */
export class GuestLineSplitter {
  readonly #out: GuestLines;
  readonly #line = new Uint8Array(maxTagsBytes + maxBodyBytes + 1);
  #length = 0;
  #state: 'reading' | 'skipping' | 'over' = 'reading';

  constructor(out: GuestLines) {
    this.#out = out;
  }

  /** The lines are copies: the chunk may be reused. Empty lines are skipped (RFC 2812 §2.3.1). */
  push(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length && this.#state !== 'over') {
      const end = chunk.indexOf(lf, from);
      this.#append(chunk.subarray(from, end === -1 ? chunk.length : end));
      if (end === -1) return;
      this.#endLine();
      from = end + 1;
    }
  }

  /** Adds bytes that hold no LF to the line. */
  #append(bytes: Uint8Array): void {
    if (this.#state === 'skipping') return;
    // The rest of a line that is too long is neither read nor kept.
    const kept = bytes.subarray(0, this.#line.length - this.#length);
    this.#line.set(kept, this.#length);
    this.#length += kept.length;
    // One byte of grace: it may be the CR of the line's end.
    if (kept.length < bytes.length || tooLong(this.#line, this.#length - 1)) this.#fail('too long');
  }

  #endLine(): void {
    const skipped = this.#state === 'skipping';
    const length = this.#line[this.#length - 1] === cr ? this.#length - 1 : this.#length;
    const line = this.#line.slice(0, this.#length === 0 ? 0 : length);
    this.#length = 0;
    if (skipped) {
      this.#state = 'reading';
      return;
    }
    const problem = lineProblem(line);
    if (problem !== null) this.#fail(problem);
    else if (line.length > 0) this.#out.line(line);
    if (this.#state === 'skipping') this.#state = 'reading';
  }

  #fail(problem: LineProblem): void {
    this.#state = problem === 'too long' ? 'skipping' : 'over';
    this.#length = 0;
    this.#out.problem(problem);
  }
}

const nothing = new Uint8Array(0);
const maxRestBytes = 4096;

/**
 * Cuts ngIRCd's byte stream at the last line end of each chunk. ngIRCd is trusted, but for one thing: it
 * never sends a line over 512 bytes, so a much longer rest is dropped.
 */
export class RoomLineSplitter {
  #rest: Uint8Array = nothing;

  /**
   * @param chunk bytes in any pieces: it may end within a line.
   * @returns the whole lines so far, ends included; null: none. It is the chunk itself if that is whole.
   */
  push(chunk: Lines): Lines | null {
    const { bytes } = chunk;
    const end = bytes.lastIndexOf(lf) + 1;
    // The usual case. The hot path makes no views.
    if (end === bytes.length && this.#rest.length === 0) return end === 0 ? null : chunk;
    const rest = bytes.subarray(end);
    if (end === 0) {
      this.#keep(this.#rest.length === 0 ? rest : joinBytes([this.#rest, rest]));
      return null;
    }
    const whole = bytes.subarray(0, end);
    const lines = this.#rest.length === 0 ? whole : joinBytes([this.#rest, whole]);
    this.#keep(rest);
    return new Lines(lines);
  }

  /** A new link begins with a new line. */
  reset(): void {
    this.#rest = nothing;
  }

  #keep(rest: Uint8Array): void {
    // A copy: a small rest must not keep the whole chunk in memory. (Buffer.slice makes no copy.)
    this.#rest = rest.length === 0 || rest.length > maxRestBytes ? nothing : Uint8Array.from(rest);
  }
}
