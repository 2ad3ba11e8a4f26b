// One open stream of messages: an HTTP answer that does not end, to which lines are appended. Bounded:
// a reader that is too slow loses the stream, and finds in the guest's view what was missed.

import type { ServerResponse } from 'node:http';
import type { Html } from '../pages/html.ts';
import type { Place } from '../model/buffer.ts';

// A circuit reads 100 KiB in some seconds; a peer that leaves more than this unread does not read.
const maxQueuedBytes = 256 * 1024;
// A browser keeps all of a document: it gets a new one now and then. The end also shows whether
// somebody is still there, who asks again.
const maxStreamedBytes = 1024 * 1024;
export const streamLifeMs = 30 * 60_000;
// What a stream in which nothing is said shows of itself, and how often. A reader who sees none for
// `silenceSeconds` is told: Tor's own hiccups are shorter.
const beatMs = 25_000;
export const silenceSeconds = 60;
// What was written last may take this long to be read; then the connection is cut.
const endMs = 30_000;

export class MessageStream {
  readonly place: Place;
  readonly openedAtMs: number;
  readonly #response: ServerResponse;
  #streamedBytes = 0;
  #beatAtMs: number;
  /** How many people its reader was last told of. */
  #people: number;

  constructor(response: ServerResponse, place: Place, nowMs: number) {
    this.#response = response;
    this.place = place;
    this.openedAtMs = nowMs;
    this.#beatAtMs = nowMs;
    this.#people = place.people.size;
  }

  /** Whether others are here than its reader was told. */
  get hasOtherPeople(): boolean {
    return this.#people !== this.place.people.size;
  }

  toldOfPeople(): void {
    this.#people = this.place.people.size;
  }

  get open(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** Whether it is time for a sign of life. */
  isQuiet(nowMs: number): boolean {
    return nowMs - this.#beatAtMs >= beatMs;
  }

  beat(sign: Html, nowMs: number): void {
    this.#beatAtMs = nowMs;
    this.write(sign);
  }

  /** @returns false: the reader was too slow and the stream was cut. */
  write(part: Html): boolean {
    if (!this.open) return true;
    const markup = part.toString();
    this.#streamedBytes += markup.length;
    this.#response.write(markup);
    if (this.#response.writableLength > maxQueuedBytes) {
      this.#response.destroy();
      return false;
    }
    if (this.#streamedBytes > maxStreamedBytes) this.end();
    return true;
  }

  /** Ends the document; the frame around it asks for the next. */
  end(lastWords: Html | null = null): void {
    if (!this.open) return;
    this.#response.end(lastWords?.toString() ?? '');
    this.#response.setTimeout(endMs, () => this.#response.destroy());
  }
}
