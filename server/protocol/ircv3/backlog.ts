// Keeps the last lines of each channel in RAM, for those who join later. Private messages never get here.

import { foldName } from '../../contract/room/casemap.ts';
import type { Relayed } from '../wire/relayed-message.ts';

export interface KeptLine extends Relayed {
  /** By the wall clock, in milliseconds. */
  readonly atMs: number;
  /** null: it has no id, and cannot be taken back. */
  readonly msgid: string | null;
}

export interface BacklogLimits {
  readonly linesPerChannel: number;
  readonly channels: number;
  readonly bytes: number;
  /** The age at which a line is dropped; null: age does not matter. */
  readonly forgetMs: number | null;
}

/** What a line costs in memory, beside its bytes. */
const lineBytes = 128;

export class Backlog {
  readonly #limits: BacklogLimits;
  /** By folded name. The channel with the newest line is the last. */
  readonly #channels = new Map<string, KeptLine[]>();
  #bytes = 0;

  constructor(limits: BacklogLimits) {
    this.#limits = limits;
  }

  /** The most lines that are kept of one channel. */
  get depth(): number {
    return this.#limits.linesPerChannel;
  }

  /** What all channels cost, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Keeps a line. @returns its time. No two lines of a channel have the same time, so that a client that
   * asks for lines before or after a time misses none.
   */
  record(channel: string, line: Relayed, wallMs: number, msgid: string | null = null): number {
    const lines = this.#channels.get(foldName(channel)) ?? [];
    const atMs = Math.max(wallMs, (lines.at(-1)?.atMs ?? 0) + 1);
    this.#channels.delete(foldName(channel));
    this.#channels.set(foldName(channel), lines);
    lines.push({ ...line, atMs, msgid });
    this.#bytes += line.line.length + lineBytes;
    if (lines.length > this.#limits.linesPerChannel) this.#dropFirst(lines);
    this.#keepWithin();
    return atMs;
  }

  /** Oldest first. */
  lines(channel: string): readonly KeptLine[] {
    return this.#channels.get(foldName(channel)) ?? [];
  }

  /** The message was taken back. */
  remove(channel: string, msgid: string): void {
    const lines = this.#channels.get(foldName(channel)) ?? [];
    const at = lines.findIndex((line) => line.msgid === msgid);
    const [line] = at === -1 ? [] : lines.splice(at, 1);
    if (line !== undefined) this.#bytes -= line.line.length + lineBytes;
  }

  /** Drops lines of the age at which the room forgets. To be called about once a second. */
  expire(wallMs: number): void {
    const { forgetMs } = this.#limits;
    if (forgetMs === null) return;
    for (const [channel, lines] of this.#channels) {
      while ((lines[0]?.atMs ?? Infinity) <= wallMs - forgetMs) this.#dropFirst(lines);
      if (lines.length === 0) this.#channels.delete(channel);
    }
  }

  forget(channel: string): void {
    const lines = this.#channels.get(foldName(channel)) ?? [];
    while (lines.length > 0) this.#dropFirst(lines);
    this.#channels.delete(foldName(channel));
  }

  /** Drops the oldest lines of the channel that was silent for the longest time. */
  #keepWithin(): void {
    for (const [channel, lines] of this.#channels) {
      if (this.#channels.size > this.#limits.channels) this.forget(channel);
      while (this.#bytes > this.#limits.bytes && lines.length > 0) this.#dropFirst(lines);
      if (lines.length === 0) this.#channels.delete(channel);
      if (this.#channels.size <= this.#limits.channels && this.#bytes <= this.#limits.bytes) return;
    }
  }

  #dropFirst(lines: KeptLine[]): void {
    const first = lines.shift();
    if (first !== undefined) this.#bytes -= first.line.length + lineBytes;
  }
}
