// The open message streams of one guest: writes what is new in the guest's view to each of them, at once or, in
// slow mode, some together.

import type { Counter } from '../../../admission/counter.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { RoomView } from '../model/room-view.ts';
import { shownCount } from '../model/unread.ts';
import type { RenderContext } from '../pages/render-context.ts';
import { streamBeat, streamEnd, streamNews } from '../pages/stream-page.ts';
import type { Words } from '../words/words.ts';
import type { MessageStream } from './message-stream.ts';

// In slow mode lines wait this long, unless there are so many. A radio that wakes seldom takes less power.
const slowMs = 10_000;
const maxSlowLines = 200;

export class OpenStreams {
  readonly #view: RoomView;
  readonly #refusals: Counter<string>;
  readonly #open = new Set<MessageStream>();
  #shownAtMs = -Infinity;

  /** @param view of the guest; nobody else takes its new lines. */
  constructor(view: RoomView, refusals: Counter<string>) {
    this.#view = view;
    this.#refusals = refusals;
  }

  get size(): number {
    return this.#open.size;
  }

  /** A stream too many ends the oldest, which may be one whose loss has not been noticed yet. */
  add(stream: MessageStream, max: number): void {
    const [oldest] = this.#open;
    if (oldest !== undefined && this.#open.size >= max) {
      oldest.end();
      this.#open.delete(oldest);
    }
    this.#open.add(stream);
  }

  delete(stream: MessageStream): void {
    this.#open.delete(stream);
  }

  /** Those with unread lines that no stream shows. @param here what the caller shows. */
  unreadBeside(here: RoomBuffer): readonly RoomBuffer[] {
    const shown = [here, ...this.#buffers()];
    return this.#view.inOrder().filter((buffer) => buffer.unread > 0 && !shown.includes(buffer));
  }

  /** Writes what is new. @param isSlow only when it is time, or enough has come. */
  show(context: RenderContext, nowMs: number, isSlow: boolean): void {
    const count = this.#view.newLineCount;
    if (count === 0 && ![...this.#open].some((stream) => stream.peopleChanged)) return;
    if (isSlow && count < maxSlowLines && nowMs - this.#shownAtMs < slowMs) return;
    this.#shownAtMs = nowMs;
    const lines = this.#view.takeNewLines();
    for (const stream of this.#open) {
      const { buffer: here, peopleChanged } = stream;
      const unread = lines.some(({ buffer }) => buffer !== here) ? this.unreadBeside(here) : [];
      const news = { here, lines, peopleChanged, unread };
      if (!stream.write(streamNews(context, news))) this.#refusals.add('slow reader');
      stream.peopleShown();
      const first = lines.find(({ buffer }) => buffer === here);
      if (first !== undefined) stream.lineShown(first.line.id);
      if (!stream.open) this.#open.delete(stream);
    }
    const shown = this.#buffers();
    for (const { buffer, line } of lines) {
      if (shown.includes(buffer)) buffer.read();
      else if (line.kind === 'talk' && shown.length > 0)
        buffer.announced = shownCount(buffer.unread);
    }
  }

  /** Writes a sign of life where it is time for one. */
  beat(words: Words, nowMs: number): void {
    for (const stream of this.#open) {
      if (stream.isBeatDue(nowMs)) stream.beat(streamBeat(words, stream.buffer), nowMs);
    }
  }

  /** Ends the streams that have been open for long enough, or hold forgotten lines; the frame around each asks for the next. */
  renew(nowMs: number): void {
    const gone = this.#view.takenBack.splice(0);
    for (const stream of this.#open) {
      for (const { buffer, id } of gone) if (buffer === stream.buffer) stream.lineTakenBack(id);
      if (stream.isOld(nowMs, this.#view.forgetMs)) stream.end();
      if (!stream.open) this.#open.delete(stream);
    }
  }

  /** Ends all of them for good. */
  end(words: Words, isRoomOver: boolean): void {
    for (const stream of this.#open) stream.end(streamEnd(words, isRoomOver));
    this.#open.clear();
  }

  /** What the streams show. */
  #buffers(): readonly RoomBuffer[] {
    return [...this.#open].map((stream) => stream.buffer);
  }
}
