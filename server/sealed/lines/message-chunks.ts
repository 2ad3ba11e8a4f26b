// Remembers which lines a message came in, so that all of them can be taken back. The id of a message is that of its
// last line.

import { plainLine, type IrcLine } from './irc-line.ts';

/** The room knows the ids of 5,000 to 10,000 lines. */
const maxMessages = 5_000;
const maxKept = 400;

/** The ids of all lines of one message, in order. */
export type MessageLines = readonly string[];

export class MessageChunks {
  readonly #byId = new Map<string, MessageLines>();
  readonly #parts = new Set<string>();

  constructor(kept: readonly MessageLines[]) {
    for (const lines of kept) this.add(lines);
  }

  /** The newest, for another page of the same tab. */
  keep(): readonly MessageLines[] {
    return [...this.#byId.values()].slice(-maxKept);
  }

  add(lines: MessageLines): void {
    const msgid = lines.at(-1);
    // A message of one line needs no memory.
    if (msgid === undefined || lines.length === 1) return;
    this.#byId.set(msgid, lines);
    for (const part of lines.slice(0, -1)) this.#parts.add(part);
    const [oldest] = this.#byId.values();
    if (this.#byId.size > maxMessages && oldest !== undefined) this.#forget(oldest);
  }

  /** REDACT for all lines of a message, the decisive one first. Its reason could be read, and is left out. */
  takeBack(target: string, msgid: string): readonly IrcLine[] {
    const lines = this.#byId.get(msgid)?.toReversed() ?? [msgid];
    return lines.map((line) => plainLine(null, 'REDACT', target, line));
  }

  /** Whether it is the id of a line of a message, but not of the last. The client does not know it. */
  isPart(msgid: string): boolean {
    return this.#parts.has(msgid);
  }

  clear(): void {
    this.#byId.clear();
    this.#parts.clear();
  }

  #forget(lines: MessageLines): void {
    this.#byId.delete(lines.at(-1) ?? '');
    for (const part of lines) this.#parts.delete(part);
  }
}
