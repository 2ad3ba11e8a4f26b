// One open stream of messages: an HTTP answer that does not end, to which lines are appended. Bounded: a
// reader that is too slow loses the stream, and finds the missed lines in the guest's view.

import type { ServerResponse } from 'node:http';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Html } from '../pages/html.ts';

// A circuit reads 100 KiB in some seconds; a peer that leaves more than this unread does not read.
const maxQueuedBytes = 256 * 1024;
// A browser keeps all of a document, so it gets a new one now and then. The end also shows whether
// somebody is still there: their browser asks again.
const maxStreamedBytes = 1024 * 1024;
const lifeMs = 30 * 60_000;
// A document that holds lines of which the room has forgotten some is replaced: not more often than this, as each
// costs a request and moves the page of somebody who reads back.
const minRenewMs = 30_000;
// One that shows what was taken back is replaced sooner.
const minTakeBackMs = 3_000;
// How often a stream shows that it still works. It must be well below the time after which the page
// says that nothing comes any more (`silenceSeconds` in server/page/lite-style.ts).
const beatMs = 25_000;
// The connection is cut when the last bytes have not been read after this time.
const endMs = 30_000;

export class MessageStream {
  readonly buffer: RoomBuffer;
  readonly #response: ServerResponse;
  readonly #openedAtMs: number;
  #streamedBytes = 0;
  /** Id of the first line that the document holds; null: it holds none. */
  #firstId: number | null;
  #beatAtMs: number;
  #showsTakenBack = false;
  /** The number of people that the stream shows. */
  #shownPeople: number;

  /** @param nowMs by one clock that never goes back; the other methods are given the same. */
  constructor(response: ServerResponse, buffer: RoomBuffer, nowMs: number) {
    this.#response = response;
    this.buffer = buffer;
    this.#openedAtMs = nowMs;
    this.#beatAtMs = nowMs;
    this.#shownPeople = buffer.people.size;
    this.#firstId = buffer.lines[0]?.id ?? null;
  }

  /** A line was taken back. The document may show it still. */
  lineTakenBack(id: number): void {
    if (this.#firstId !== null && this.#firstId <= id) this.#showsTakenBack = true;
  }

  /** Whether the number of people is another than the stream shows. */
  get peopleChanged(): boolean {
    return this.#shownPeople !== this.buffer.people.size;
  }

  /** The number of people has been written. */
  peopleShown(): void {
    this.#shownPeople = this.buffer.people.size;
  }

  get open(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** A line of the buffer has been written. */
  lineShown(id: number): void {
    this.#firstId ??= id;
  }

  /**
   * Whether the browser should get a new document.
   * @param forgetMs the age at which the room drops lines; null: it keeps them.
   */
  isOld(nowMs: number, forgetMs: number | null): boolean {
    const ageMs = nowMs - this.#openedAtMs;
    if (ageMs >= lifeMs || (this.#showsTakenBack && ageMs >= minTakeBackMs)) return true;
    return forgetMs !== null && this.#holdsForgotten && ageMs >= Math.max(minRenewMs, forgetMs / 4);
  }

  get #holdsForgotten(): boolean {
    const firstKept = this.buffer.lines[0]?.id ?? Infinity;
    return this.#firstId !== null && this.#firstId < firstKept;
  }

  isBeatDue(nowMs: number): boolean {
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
