// Writes lines to the room: the chunks of frames, and lines that pass as they are.

import type { RandomBytes } from '../seal/seal.ts';
import { cutFrame, newFrameId } from './cut-frame.ts';
import { plainLine, writeLine, type IrcLine } from './irc-line.ts';
import type { SentFrames } from './sent-frames.ts';
import type { Tickets } from './tickets.ts';

export interface RoomSideParts {
  readonly random: RandomBytes;
  readonly sent: SentFrames;
  readonly tickets: Tickets;
  readonly toRoom: (line: string, ticket: number | null, isLast: boolean) => void;
}

export class RoomSide {
  readonly #parts: RoomSideParts;

  constructor(parts: RoomSideParts) {
    this.#parts = parts;
  }

  /** @param hasMore other lines of the same line of the client's follow. */
  pass(lines: readonly IrcLine[], ticket: number | null, hasMore = false): void {
    for (const [at, line] of lines.entries()) {
      this.#parts.toRoom(writeLine(line), ticket, at === lines.length - 1 && !hasMore);
    }
  }

  /**
   * @param ticket the group's, of the text that the frame carries; null: it is the group's own.
   * @returns false: the frame is too long.
   */
  send(target: string, bytes: Uint8Array, ticket: number | null): boolean {
    const { random, sent, tickets, toRoom } = this.#parts;
    const frameId = newFrameId(random);
    const chunks = cutFrame(frameId, bytes);
    if (chunks === null) return false;
    sent.sent(frameId, target, bytes, chunks.length, ticket);
    const text = tickets.find(ticket);
    if (text !== null) text.line.unsent -= 1;
    for (const [at, chunk] of chunks.entries()) {
      const isLast = at === chunks.length - 1 && (text === null || text.line.unsent <= 0);
      toRoom(
        writeLine(plainLine(null, 'PRIVMSG', target, chunk)),
        text?.line.ticket ?? null,
        isLast,
      );
    }
    return true;
  }
}
