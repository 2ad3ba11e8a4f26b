// One guest of the generator: enters the room, speaks, and counts what it hears. What is heard once it is in
// is counted, never parsed.

import type { Way } from './jobs.ts';
import { lastStamp, type Marks } from './marks.ts';
import type { Pipe, PipeReader } from './pipes.ts';

export const rantText = 'me, me, me';

/** Who a guest is, and where it goes. */
export interface Place {
  readonly nick: string;
  readonly channel: string;
  readonly way: Way;
}

export interface GuestEvents {
  entered(): void;
  /** Told once; `entered` may not have come before. */
  gone(): void;
}

export abstract class Guest implements PipeReader {
  readonly place: Place;
  /** Messages that this guest heard, and said to the channel. */
  heard = 0;
  said = 0;
  entered = false;
  isGone = false;
  /** Told the stamp of the last message of each read, in place of a delivery time. */
  onMessage: ((stampUs: number) => void) | null = null;
  readonly #marks: Marks;
  readonly #events: GuestEvents;
  #text = '';
  #wasCut = false;

  protected abstract readonly pipe: Pipe;

  constructor(place: Place, marks: Marks, events: GuestEvents) {
    this.place = place;
    this.#marks = marks;
    this.#events = events;
  }

  /** Says each to the channel, in one write. */
  abstract say(texts: readonly string[]): void;
  abstract whisper(to: Guest, text: string): void;
  /** Says so many lines to the channel that nobody counts. */
  abstract rant(lines: number): void;
  abstract opened(): void;
  /** A line or message on the way in. */
  protected abstract read(unit: string): void;
  /** What must be answered though it is no message. */
  protected abstract glance(bytes: Buffer, from: number, to: number): void;

  /** As a circuit breaks. */
  cut(): void {
    this.#wasCut = true;
    this.pipe.cut();
  }

  piece(bytes: Buffer, from: number, to: number, ends: boolean): void {
    if (!this.entered) {
      this.#readText(bytes.toString('latin1', from, to) + (ends ? '\n' : ''));
      return;
    }
    const found = this.#marks.count(bytes, from, to);
    this.heard += found;
    if (found === 0) this.glance(bytes, from, to);
    else if (this.onMessage !== null) {
      const stamp = lastStamp(bytes, from, to);
      if (stamp !== null) this.onMessage(stamp);
    }
    this.#marks.noted();
  }

  closed(): void {
    if (this.#wasCut) {
      this.#wasCut = false;
      return;
    }
    this.isGone = true;
    this.#events.gone();
  }

  protected isIn(): void {
    this.entered = true;
    this.#text = '';
    this.#events.entered();
  }

  #readText(text: string): void {
    const units = (this.#text + text).split('\n');
    this.#text = units.pop() ?? '';
    for (const unit of units) if (!this.entered) this.read(unit.replace(/\r$/, ''));
  }
}
