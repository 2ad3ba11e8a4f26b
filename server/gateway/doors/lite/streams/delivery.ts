// What is new to a guest, on its way into their open streams: at once, or in the slow way some of it together.
// Knows nothing of the room and of HTML.

import type { Html } from '../pages/html.ts';
import type { MessageStream } from './message-stream.ts';
import type { Line, Place } from '../model/buffer.ts';
import { shownCount } from '../model/unread.ts';

export interface NewLine {
  readonly place: Place;
  readonly line: Line;
}

export interface DeliveryOptions {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Draws what is new for one stream. */
  readonly draw: (stream: MessageStream, lines: readonly NewLine[]) => Html;
  readonly refused: (reason: string) => void;
}

// What comes in the slow way waits for so long, and no longer than for so many lines.
const slowMs = 10_000;
const maxSlowLines = 200;

export class Delivery {
  readonly streams = new Set<MessageStream>();
  readonly #options: DeliveryOptions;
  #fresh: NewLine[] = [];
  #shownAtMs = -Infinity;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  add(place: Place, line: Line): void {
    this.#fresh.push({ place, line });
  }

  clear(): void {
    this.#fresh = [];
  }

  /** @param isSlow only when the time has come: a radio that is woken seldom takes less power. */
  show(isSlow = false): void {
    const lines = this.#fresh;
    if (lines.length === 0 && ![...this.streams].some((stream) => stream.hasOtherPeople)) return;
    const nowMs = this.#options.now();
    if (isSlow && lines.length < maxSlowLines && nowMs - this.#shownAtMs < slowMs) return;
    this.#shownAtMs = nowMs;
    this.#fresh = [];
    for (const stream of this.streams) {
      if (!stream.write(this.#options.draw(stream, lines))) this.#options.refused('slow reader');
      stream.toldOfPeople();
      if (!stream.open) this.streams.delete(stream);
    }
    for (const { place, line } of lines) {
      if ([...this.streams].some((stream) => stream.place === place)) place.read();
      else if (line.kind === 'talk' && this.streams.size > 0) {
        place.announced = shownCount(place.unread);
      }
    }
  }
}
