// Remembers what was sent until the room shows its echo or refuses it: which frame, and whose line it carries.

import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { SealedChunk } from '../../contract/room/sealed-line.ts';
import { toBase64url } from '../bytes/base64url.ts';

/** More are never on their way: the room lets 256 lines wait. The oldest are forgotten. */
const maxFrames = 512;

export interface SentFrame {
  readonly frameId: string;
  readonly target: string;
  /** All its bytes in base64url. */
  readonly whole: string;
  /** Of the text for the group; null: it is the group's own. */
  readonly ticket: number | null;
  /** Chunks that were neither echoed nor refused. */
  waiting: number;
  /** The client was told that it was refused. */
  isRefused: boolean;
  /** The client was told that the other one is away. */
  isAwayTold: boolean;
}

export interface NewFrame extends Pick<SentFrame, 'frameId' | 'target' | 'ticket'> {
  readonly bytes: Uint8Array;
  /** How many lines it takes. */
  readonly chunks: number;
}

/** What a refusal of the room's belongs to. */
export type Refused =
  /** The first of a text: the client is told. */
  | { readonly kind: 'text'; readonly ticket: number }
  /** Another chunk of the same text, or a frame of the group's own. */
  | { readonly kind: 'nothing' };

export class SentFrames {
  /** In the order in which they were sent. */
  #frames: SentFrame[];

  /** @param kept as `keep` gave it. */
  constructor(kept: readonly SentFrame[]) {
    this.#frames = kept.map((frame) => ({ ...frame }));
  }

  keep(): readonly SentFrame[] {
    return this.#frames;
  }

  /** Lines that were neither echoed nor refused. */
  get onTheWay(): number {
    return this.#frames.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** Texts among them. */
  get texts(): number {
    return this.#frames.filter(({ ticket }) => ticket !== null).length;
  }

  sent({ frameId, target, bytes, chunks, ticket }: NewFrame): void {
    const whole = toBase64url(bytes);
    const frame = { frameId, target, whole, ticket, waiting: chunks };
    this.#frames.push({ ...frame, isRefused: false, isAwayTold: false });
    if (this.#frames.length > maxFrames) this.#frames.shift();
  }

  /** The echo of one chunk. What was sent to that target before is answered or lost. */
  echoed(target: string, { frameId, index, count }: SealedChunk): void {
    const at = this.#frames.findIndex(
      (frame) => frame.frameId === frameId && sameName(frame.target, target),
    );
    const found = this.#frames[at];
    if (found === undefined) return;
    this.#frames = this.#frames.filter(
      (frame, place) => place >= at || foldName(frame.target) !== foldName(target),
    );
    found.waiting = Math.min(found.waiting, count - index - 1);
  }

  /** Takes a frame out whose last chunk was echoed. @returns whether these are its bytes. */
  finish(target: string, frameId: string, bytes: Uint8Array): boolean {
    const at = this.#frames.findIndex(
      (frame) => frame.frameId === frameId && sameName(frame.target, target),
    );
    if (at === -1) return false;
    const [frame] = this.#frames.splice(at, 1);
    return frame?.whole === toBase64url(bytes);
  }

  /** The room has refused a message to this target. @returns null: none was on its way. */
  refused(target: string): Refused | null {
    const frame = this.#oldest(target);
    if (frame === undefined) return null;
    frame.waiting -= 1;
    const isFirst = !frame.isRefused;
    frame.isRefused = true;
    if (frame.waiting === 0) this.#frames.splice(this.#frames.indexOf(frame), 1);
    return isFirst && frame.ticket !== null
      ? { kind: 'text', ticket: frame.ticket }
      : { kind: 'nothing' };
  }

  /** The room says that this person is away. @returns whether the client is to be told. */
  saysAway(target: string): boolean {
    const frame = this.#oldest(target);
    if (frame === undefined) return true;
    const isNews = frame.ticket !== null && !frame.isAwayTold;
    frame.isAwayTold = true;
    return isNews;
  }

  clear(): void {
    this.#frames = [];
  }

  #oldest(target: string): SentFrame | undefined {
    return this.#frames.find((frame) => sameName(frame.target, target) && frame.waiting > 0);
  }
}
