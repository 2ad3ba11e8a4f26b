// Gathers the chunks of frames, of several senders at once, within limits.

import { foldName } from '../../contract/room/casemap.ts';
import type { SealedChunk } from '../../contract/room/sealed-line.ts';
import { joinPayloads } from './cut-frame.ts';

/** A client sends one frame after the other; after a resume an unfinished one may stand beside its repetition. */
const maxUnfinishedOfSender = 4;
/** Letters of all unfinished frames together: some frames of the greatest length. */
const maxLetters = 1024 * 1024;
/** A chunk that comes later than this behind the one before was lost. The room waits that long for ngIRCd. */
const maxPauseMs = 120_000;

interface Arrived {
  readonly payload: string;
  readonly msgid: string | null;
}

interface Unfinished {
  readonly sender: string;
  readonly target: string;
  readonly key: string;
  readonly chunks: Map<number, Arrived>;
  readonly count: number;
  letters: number;
  lastAtMs: number;
}

/** `frame`: this was the last chunk. `waits`: more are to come. */
export type Gathered =
  | {
      readonly kind: 'frame';
      /** Empty: what came is no base64url, so nobody's device made it. */
      readonly bytes: Uint8Array;
      /** Of the chunks that have one, in order. */
      readonly msgids: readonly string[];
    }
  | { readonly kind: 'waits' };

export interface ArrivedChunk {
  /** The nickname that the server says. */
  readonly from: string;
  readonly target: string;
  readonly chunk: SealedChunk;
  /** Of its line; null: it has none. */
  readonly msgid: string | null;
}

/** An arrived chunk of a frame that is not finished, for another page of the same tab. */
export interface KeptChunk {
  readonly from: string;
  readonly target: string;
  readonly frameId: string;
  readonly index: number;
  readonly count: number;
  readonly payload: string;
  readonly msgid: string | null;
}

export class ChunkGatherer {
  /** The one that waits longest for its next chunk comes first. */
  readonly #unfinished = new Map<string, Unfinished>();

  add({ from, target, chunk, msgid }: ArrivedChunk, nowMs: number): Gathered {
    const sender = foldName(from);
    const key = `${sender} ${foldName(target)} ${chunk.frameId}`;
    const found = this.#unfinished.get(key);
    this.#unfinished.delete(key);
    const frame =
      found?.count === chunk.count
        ? found
        : {
            sender,
            key,
            target,
            chunks: new Map<number, Arrived>(),
            count: chunk.count,
            letters: 0,
            lastAtMs: nowMs,
          };
    frame.lastAtMs = nowMs;
    // The first counts: a line that came twice says the same.
    if (!frame.chunks.has(chunk.index)) {
      frame.chunks.set(chunk.index, { payload: chunk.payload, msgid });
      frame.letters += chunk.payload.length;
    }
    if (frame.chunks.size < frame.count) {
      this.#unfinished.set(key, frame);
      this.#limit(sender);
      return { kind: 'waits' };
    }
    const chunks = inOrder(frame).map(([, arrived]) => arrived);
    const bytes = joinPayloads(chunks.map(({ payload }) => payload));
    const msgids = chunks.flatMap((arrived) => arrived.msgid ?? []);
    return { kind: 'frame', bytes: bytes ?? new Uint8Array(), msgids };
  }

  /** Their next chunks come under another nickname. */
  renamed(from: string, to: string): void {
    for (const frame of this.#of(foldName(from))) {
      this.#unfinished.delete(frame.key);
      const sender = foldName(to);
      const key = sender + frame.key.slice(frame.sender.length);
      this.#unfinished.set(key, { ...frame, sender, key });
    }
  }

  /** No more comes of this sender. */
  left(nick: string): void {
    for (const { key } of this.#of(foldName(nick))) this.#unfinished.delete(key);
  }

  clear(): void {
    this.#unfinished.clear();
  }

  /** Drops what was lost on its way. To be called now and then. */
  tick(nowMs: number): void {
    for (const { key, lastAtMs } of this.#unfinished.values()) {
      if (nowMs - lastAtMs > maxPauseMs) this.#unfinished.delete(key);
    }
  }

  keep(): readonly KeptChunk[] {
    return [...this.#unfinished.values()].flatMap((frame) => {
      const { sender: from, target, count } = frame;
      const frameId = frame.key.slice(-4);
      return inOrder(frame).map(([index, arrived]) => ({
        from,
        target,
        frameId,
        index,
        count,
        ...arrived,
      }));
    });
  }

  restore(kept: readonly KeptChunk[], nowMs: number): void {
    for (const { from, target, msgid, ...chunk } of kept) {
      this.add({ from, target, chunk, msgid }, nowMs);
    }
  }

  #of(sender: string): readonly Unfinished[] {
    return [...this.#unfinished.values()].filter((frame) => frame.sender === sender);
  }

  #limit(sender: string): void {
    const [oldest, ...others] = this.#of(sender);
    if (oldest !== undefined && others.length >= maxUnfinishedOfSender) {
      this.#unfinished.delete(oldest.key);
    }
    while (this.#letters() > maxLetters) this.#dropOfGreediest();
  }

  #letters(): number {
    return [...this.#unfinished.values()].reduce((sum, { letters }) => sum + letters, 0);
  }

  /** Whoever has the most loses first: nobody can push out the frames of others. */
  #dropOfGreediest(): void {
    const sums = new Map<string, number>();
    for (const { sender, letters } of this.#unfinished.values()) {
      sums.set(sender, (sums.get(sender) ?? 0) + letters);
    }
    const [greediest] = [...sums].toSorted(([, one], [, other]) => other - one);
    const [oldest] = this.#of(greediest?.[0] ?? '');
    if (oldest !== undefined) this.#unfinished.delete(oldest.key);
  }
}

function inOrder({ chunks }: Unfinished): readonly (readonly [number, Arrived])[] {
  return [...chunks].toSorted(([one], [other]) => one - other);
}
