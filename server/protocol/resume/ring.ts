// Keeps the lines that a guest was sent and has not acknowledged, by number, and where the door stands in
// them. Bounded; an empty ring holds no memory.

import { Lines } from '../wire/lines.ts';
import type { RingBudget, Shedding } from './ring-budget.ts';

const lf = 0x0a;

export interface RingLimits {
  readonly bytes: number;
  readonly lines: number;
}

/** A run of whole lines, of which `used` bytes are written. */
interface Block {
  readonly bytes: Uint8Array;
  /** The run itself, where it is kept as it came; null: the block is a copy. */
  readonly run: Lines | null;
  /** What it keeps alive: a view may be of a larger buffer. */
  readonly heldBytes: number;
  readonly first: number;
  used: number;
  lines: number;
}

// Chat comes as lines of a hundred bytes: as a buffer each they would cost three times that. The first
// block is smaller, as in a quiet room it stays alone.
const firstBlockBytes = 1024;
const blockBytes = 4096;
/** From here on a run is kept as it came, if its buffer holds little else. */
const ownBufferBytes = 1024;
const slack = 1.25;

/**
 * Lines are numbered from 1. `acknowledged` ≤ `given` ≤ `last`, but for a guest who came back with an
 * older number: what they have not dealt with is given again.
 */
export class Ring implements Shedding {
  readonly #limits: RingLimits;
  readonly #budget: RingBudget;
  readonly #overflows: () => void;
  #blocks: Block[] = [];
  #heldBytes = 0;
  #last = 0;
  #acknowledged = 0;
  /** The number of the last line that a door was given, and the highest that one ever was. */
  #given = 0;
  #everGiven = 0;
  /** Where the next line to give stands. */
  #blockIndex = 0;
  #offset = 0;

  /** @param overflows called before lines go that no door was given; must not enter the ring. */
  constructor(limits: RingLimits, budget: RingBudget, overflows: () => void) {
    this.#limits = limits;
    this.#budget = budget;
    this.#overflows = overflows;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** The number of the last line that was appended. */
  get last(): number {
    return this.#last;
  }

  /** The number of the oldest line that can be given; `last + 1` if there is none. */
  get first(): number {
    return this.#blocks[0]?.first ?? this.#last + 1;
  }

  /** Whether a guest may say that they got this line. */
  wasGiven(number: number): boolean {
    return number <= this.#everGiven;
  }

  /** Keeps a run. `trim` is to follow. */
  append(lines: Lines): void {
    const { bytes, count } = lines;
    const tail = this.#blocks.at(-1);
    if (tail !== undefined && tail.bytes.length - tail.used >= bytes.length) {
      tail.bytes.set(bytes, tail.used);
      tail.used += bytes.length;
      tail.lines += count;
    } else {
      this.#push(lines);
    }
    this.#last += count;
  }

  /** Lets the oldest go that are beyond the limits. To be called when the door has had its turn. */
  trim(): void {
    while (this.#last - Math.max(this.#acknowledged + 1, this.first) >= this.#limits.lines) {
      this.#loseHead();
    }
    this.shed(this.#limits.bytes);
    this.#budget.enforce();
  }

  /** Whether the door has been given all there is. */
  get isGiven(): boolean {
    return this.#given === this.#last;
  }

  /** Counts all as given: who has just appended gave the door the very same lines. */
  gaveAll(): void {
    this.#place(Math.max(0, this.#blocks.length - 1), this.#blocks.at(-1)?.used ?? 0);
    this.#given = this.#last;
    this.#everGiven = this.#last;
  }

  /** The next run for the door, and counts it as given; null: it has all there is. */
  next(): Lines | null {
    let block = this.#blocks[this.#blockIndex];
    if (block !== undefined && this.#offset === block.used) {
      block = this.#blocks[this.#blockIndex + 1];
      if (block !== undefined) this.#place(this.#blockIndex + 1, 0);
    }
    if (block === undefined) return null;
    // A whole run is given as the object that it is: others were given it too, or are just now.
    const whole = this.#offset === 0 ? block.run : null;
    const run = whole ?? new Lines(block.bytes.subarray(this.#offset, block.used));
    this.#offset = block.used;
    this.#given = block.first + block.lines - 1;
    this.#everGiven = Math.max(this.#everGiven, this.#given);
    return run;
  }

  /** @returns false if that line was never given, or one behind it was acknowledged before. */
  acknowledge(number: number): boolean {
    if (number < this.#acknowledged || !this.wasGiven(number)) return false;
    this.#acknowledged = number;
    for (let head = this.#blocks[0]; head !== undefined; head = this.#blocks[0]) {
      if (head.first + head.lines - 1 > number) break;
      this.#dropHead();
    }
    if (this.#given < number) this.seek(number);
    return true;
  }

  /**
   * The guest has dealt with the lines up to this one; the door is given what follows.
   * @returns the number of the line that is given next: more than `number + 1` if some are lost.
   */
  seek(number: number): number {
    const next = Math.max(number + 1, this.first);
    const index = this.#blocks.findIndex((block) => block.first + block.lines > next);
    const block = this.#blocks[index];
    // With nothing left to give the place is the last block's end: that is where it goes on.
    if (block === undefined)
      this.#place(Math.max(0, this.#blocks.length - 1), this.#blocks.at(-1)?.used ?? 0);
    else this.#place(index, offsetOf(block, next - block.first));
    this.#given = next - 1;
    // The guest is told where it goes on, and gives that number when they come back: also if no line followed.
    this.#everGiven = Math.max(this.#everGiven, this.#given);
    return next;
  }

  shed(toBytes: number): void {
    while (this.#heldBytes > toBytes) this.#loseHead();
  }

  /** Forgets everything. */
  clear(): void {
    while (this.#blocks.length > 0) this.#dropHead();
  }

  #push(run: Lines): void {
    const { bytes: lines, count } = run;
    const large = lines.length >= ownBufferBytes;
    const tight = lines.buffer.byteLength <= lines.length * slack;
    const first = this.#last + 1;
    let block: Block;
    if (large && tight) {
      const heldBytes = lines.buffer.byteLength;
      block = { bytes: lines, run, heldBytes, first, used: lines.length, lines: count };
    } else {
      // A copy: a short run must not hold a long chunk alive.
      const usual = this.#blocks.length === 0 ? firstBlockBytes : blockBytes;
      const bytes = new Uint8Array(Math.max(usual, lines.length));
      bytes.set(lines);
      const heldBytes = bytes.length;
      block = { bytes, run: null, heldBytes, first, used: lines.length, lines: count };
    }
    this.#blocks.push(block);
    this.#heldBytes += block.heldBytes;
    this.#budget.changed(this, block.heldBytes);
  }

  /** Lets lines go that may be missed. */
  #loseHead(): void {
    const head = this.#blocks[0];
    // What a door was given has most likely arrived: who reads it in time is not to be cut for it.
    if (head !== undefined && this.#given < head.first + head.lines - 1) this.#overflows();
    this.#dropHead();
  }

  #dropHead(): void {
    const head = this.#blocks.shift();
    if (head === undefined) return;
    this.#heldBytes -= head.heldBytes;
    this.#budget.changed(this, -head.heldBytes);
    if (this.#blockIndex > 0) {
      this.#blockIndex -= 1;
    } else {
      this.#offset = 0;
      this.#given = Math.max(this.#given, head.first + head.lines - 1);
    }
  }

  #place(blockIndex: number, offset: number): void {
    this.#blockIndex = blockIndex;
    this.#offset = offset;
  }
}

/** Where the line stands before which there are so many. */
function offsetOf({ bytes }: Block, lines: number): number {
  let offset = 0;
  for (let line = 0; line < lines; line += 1) offset = bytes.indexOf(lf, offset) + 1;
  return offset;
}
