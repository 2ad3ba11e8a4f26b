// Writes lines to the room: the chunks of frames, and lines that pass as they are. Whoever lets many in has a welcome
// of a hundred lines for each: these go no faster than the room takes them, so that it does not end the session.

import { sameName } from '../../contract/room/casemap.ts';
import { maxSealedChunks } from '../../contract/room/sealed-line.ts';
import { fromBase64url, toBase64url } from '../bytes/base64url.ts';
import { chunkBytes } from '../bytes/frame-size.ts';
import type { RandomBytes } from '../seal/seal.ts';
import { cutFrame, newFrameId } from './cut-frame.ts';
import { plainLine, writeLine, type IrcLine } from './irc-line.ts';
import type { SentFrames } from './sent-frames.ts';
import type { Tickets } from './tickets.ts';

/** With so many lines on their way, the group's own frames wait. The room lets 1,024 lines wait. */
const maxOnTheWay = 128;
/** Echoes that do not come for so long were lost with ngIRCd. */
const maxPauseMs = 15_000;
const maxQueued = 512;

/** A frame that waits. */
export interface QueuedFrame {
  readonly target: string;
  /** All its bytes in base64url. */
  readonly whole: string;
  /** The group's, of the text that it carries; null: it is the group's own. */
  readonly ticket: number | null;
}

export interface RoomSideParts {
  readonly random: RandomBytes;
  readonly sent: SentFrames;
  readonly tickets: Tickets;
  readonly toRoom: (line: string, ticket: number | null, isLast: boolean) => void;
}

export class RoomSide {
  readonly #parts: RoomSideParts;
  #queued: QueuedFrame[];
  #lastCount = 0;
  #lastMoveMs = 0;

  constructor(parts: RoomSideParts, queued: readonly QueuedFrame[]) {
    this.#parts = parts;
    this.#queued = [...queued];
  }

  get queued(): readonly QueuedFrame[] {
    return this.#queued;
  }

  /** @param hasMore other lines of the same line of the client's follow. */
  pass(lines: readonly IrcLine[], ticket: number | null, hasMore = false): void {
    for (const [at, line] of lines.entries()) {
      this.#parts.toRoom(writeLine(line), ticket, at === lines.length - 1 && !hasMore);
    }
  }

  /**
   * @param ticket as in `QueuedFrame`.
   * @returns false: the frame is too long.
   */
  send(target: string, bytes: Uint8Array, ticket: number | null): boolean {
    if (bytes.length === 0 || bytes.length > maxSealedChunks * chunkBytes) return false;
    const isBehind = this.#queued.some((frame) => sameName(frame.target, target));
    // Talk does not wait for welcomes of others.
    const goes = ticket === null ? this.#queued.length === 0 && !this.#isFull : !isBehind;
    if (goes) this.#write(target, bytes, ticket);
    else this.#queued.push({ target, whole: toBase64url(bytes), ticket });
    if (this.#queued.length > maxQueued) this.#queued.shift();
    return true;
  }

  /** To be called when something was answered, and about once a second. */
  pump(nowMs: number): void {
    const { onTheWay } = this.#parts.sent;
    if (onTheWay !== this.#lastCount || this.#queued.length === 0) this.#lastMoveMs = nowMs;
    this.#lastCount = onTheWay;
    if (nowMs - this.#lastMoveMs > maxPauseMs) {
      this.#lastMoveMs = nowMs;
      this.#writeNext();
    }
    while (this.#queued.length > 0 && !this.#isFull) this.#writeNext();
  }

  get #isFull(): boolean {
    return this.#parts.sent.onTheWay >= maxOnTheWay;
  }

  #writeNext(): void {
    const frame = this.#queued.shift();
    const bytes = frame === undefined ? null : fromBase64url(frame.whole);
    if (frame !== undefined && bytes !== null) this.#write(frame.target, bytes, frame.ticket);
  }

  #write(target: string, bytes: Uint8Array, ticket: number | null): void {
    const { random, sent, tickets, toRoom } = this.#parts;
    const frameId = newFrameId(random);
    const chunks = cutFrame(frameId, bytes) ?? [];
    sent.sent({ frameId, target, bytes, chunks: chunks.length, ticket });
    const text = tickets.find(ticket);
    if (text !== null) text.line.unsent -= 1;
    for (const [at, chunk] of chunks.entries()) {
      const isLast = at === chunks.length - 1 && (text === null || text.line.unsent <= 0);
      const line = writeLine(plainLine(null, 'PRIVMSG', target, chunk));
      toRoom(line, text?.line.ticket ?? null, isLast);
    }
  }
}
