// What a host at the lite door asks the room for, and what it answers: the sheet, and the answers to orders, which are
// for the page that gave the order and not for the log.

import { SheetReader, type HostSheet } from '../../../../contract/host/host-sheet.ts';
import type { Values } from '../../../../contract/words/messages.ts';
import { sentenceOf, type RoomSentence } from '../../../../contract/words/room-says.ts';
import { isAnswerTo, isForAll, type HostOrder } from './host-orders.ts';

/** So long an answer that nobody waits for any more is kept out of the log. */
const lateMs = 30_000;

interface Asked {
  readonly order: HostOrder;
  readonly sentences: RoomSentence[];
  /** The first sentence came, or it took too long. */
  readonly answered: () => void;
}

/** What became of an order, for the page for hosts: sentences of the catalogue. */
export interface HostNote {
  readonly isProblem: boolean;
  readonly sentences: readonly { readonly key: string; readonly values: Values }[];
}

export class HostDesk {
  /** The answers to the last forms, by the form's id: the same form may arrive again. */
  readonly recent = new Map<string, Promise<readonly RoomSentence[]>>();
  #note: { readonly number: number; readonly note: HostNote } | null = null;
  readonly #reader = new SheetReader();
  #sheetWanted: ((sheet: HostSheet | null) => void)[] = [];
  #asked: Asked | null = null;
  /** Whose answers nobody waits for any more. */
  readonly #late = new Set<HostOrder>();
  #isOver = false;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * The room's sheet as it is now; null: it did not come in time.
   * @param send asks for it, unless somebody asks already.
   */
  sheet(send: () => void, withinMs: number): Promise<HostSheet | null> {
    const { promise, resolve } = Promise.withResolvers<HostSheet | null>();
    const wanted = (sheet: HostSheet | null): void => {
      clearTimeout(late);
      this.#sheetWanted = this.#sheetWanted.filter((other) => other !== wanted);
      resolve(sheet);
    };
    const late = setTimeout(wanted, withinMs, null);
    this.#sheetWanted.push(wanted);
    if (this.#sheetWanted.length === 1) send();
    return promise;
  }

  /** A part of the sheet came, as JSON. */
  addPart(json: string): void {
    const sheet = this.#reader.add(json);
    if (sheet !== null) this.#sheetCame(sheet);
  }

  /**
   * Gives an order, behind those that are not answered yet.
   * @param send sends its line.
   * @returns the room's answer; empty: none came in time.
   */
  ask(order: HostOrder, send: () => void, withinMs: number): Promise<readonly RoomSentence[]> {
    const answer = this.#last.then(() => this.#askNow(order, send, withinMs));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** @returns the number by which the next page asks for it. */
  keepNote(note: HostNote): number {
    const number = (this.#note?.number ?? 0) + 1;
    this.#note = { number, note };
    return number;
  }

  /** @param number as an address has it. @returns null: it is not the last one's. */
  noteFor(number: string): HostNote | null {
    return this.#note !== null && String(this.#note.number) === number ? this.#note.note : null;
  }

  /**
   * The room said something to this guest.
   * @returns whether it answers an order here, and is not for the log.
   */
  takes(text: string): boolean {
    const asked = this.#asked;
    const said = sentenceOf(text);
    if (said === null) return false;
    if (asked === null || !isAnswerTo(asked.order, said.key)) {
      return !isForAll(said.key) && [...this.#late].some((order) => isAnswerTo(order, said.key));
    }
    asked.sentences.push(said);
    // All sentences of an answer come in one turn.
    if (asked.sentences.length === 1) {
      setImmediate(() => {
        if (this.#asked === asked) this.#asked = null;
        asked.answered();
      });
    }
    return !isForAll(said.key);
  }

  /** The guest is out. */
  clear(): void {
    this.#isOver = true;
    this.#note = null;
    this.#sheetCame(null);
    this.#asked?.answered();
    this.#asked = null;
  }

  async #askNow(
    order: HostOrder,
    send: () => void,
    withinMs: number,
  ): Promise<readonly RoomSentence[]> {
    if (this.#isOver) return [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const asked: Asked = { order, sentences: [], answered: resolve };
    this.#asked = asked;
    const late = setTimeout(resolve, withinMs);
    send();
    await promise;
    clearTimeout(late);
    if (asked.sentences.length === 0) {
      this.#asked = null;
      this.#late.add(order);
      setTimeout(() => this.#late.delete(order), lateMs).unref();
    }
    return asked.sentences;
  }

  #sheetCame(sheet: HostSheet | null): void {
    for (const wanted of this.#sheetWanted) wanted(sheet);
  }
}
