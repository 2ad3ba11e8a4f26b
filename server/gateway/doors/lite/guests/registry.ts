// The guests of the lite door, by their tokens, and the one clock that sweeps for all of them. Knows no
// HTTP and no HTML.

import { Counter } from '../../../admission/counter.ts';
import type { LiteGuest } from './guest.ts';
import { streamLifeMs, type MessageStream } from '../streams/message-stream.ts';
import { isToken, mintToken, tokenDigest } from '../../../admission/tokens.ts';

export interface RegistryOptions {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Without a request or an open stream for so long, a guest is taken to be gone; later in one page. */
  readonly idleMs: number;
  readonly maxGuestsPerCircuit: number;
  readonly refused: (reason: string) => void;
}

// A person has one tab with the room, and perhaps another.
const maxStreamsPerGuest = 2;
// Those who are out are remembered for a while, to be told why; they hold no line and no place.
const maxEnded = 256;
const sweepMs = 1_000;
// In the way of one page nothing is heard of somebody who writes a long text: so many times longer is waited.
const patienceInOnePage = 6;
/** The way from the form's answer to the first page: one redirect. */
const passageMs = 60_000;

interface Passage {
  readonly guest: LiteGuest;
  readonly openedAtMs: number;
  /** Where it led; null: not gone yet. */
  token: string | null;
}

export class Registry {
  readonly #options: RegistryOptions;
  readonly #byDigest = new Map<string, LiteGuest>();
  readonly #passages = new Map<string, Passage>();
  readonly #streamsByCircuit = new Counter<number>();
  readonly #sweeping: NodeJS.Timeout;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#sweeping = setInterval(() => this.#sweep(), sweepMs);
  }

  /** @returns a token that opens this guest from now on. */
  add(guest: LiteGuest): string {
    const token = mintToken();
    guest.seenMs = this.#options.now();
    this.#byDigest.set(tokenDigest(token), guest);
    this.#forgetEnded();
    return token;
  }

  find(token: string | null): LiteGuest | null {
    if (token === null || !isToken(token)) return null;
    const guest = this.#byDigest.get(tokenDigest(token));
    if (guest === undefined) return null;
    guest.seenMs = this.#options.now();
    return guest;
  }

  /** A way from the join form to the room, by which it shows whether the browser keeps cookies. */
  openPassage(guest: LiteGuest): string {
    const key = mintToken();
    const openedAtMs = this.#options.now();
    this.#passages.set(tokenDigest(key), { guest, openedAtMs, token: null });
    return key;
  }

  /**
   * @param cookie what the browser sent.
   * @returns the token for the path, '' where the cookie holds, or null: there is no such way.
   */
  pass(key: string, cookie: string | null): string | null {
    const passage = this.#passages.get(tokenDigest(key));
    if (passage === undefined) return null;
    if (this.find(cookie) === passage.guest) return '';
    passage.token ??= this.add(passage.guest);
    return passage.token;
  }

  /** The circuit's streams, whoever's they are, have reached their number. */
  isFull(circuit: number | null): boolean {
    const limit = maxStreamsPerGuest * this.#options.maxGuestsPerCircuit;
    return circuit !== null && this.#streamsByCircuit.of(circuit) >= limit;
  }

  /** A stream too many ends the oldest: that may be one whose end we have not heard of. */
  openStream(guest: LiteGuest, stream: MessageStream, circuit: number | null): void {
    const [oldest] = guest.streams;
    if (oldest !== undefined && guest.streams.size >= maxStreamsPerGuest) {
      oldest.end();
      guest.streams.delete(oldest);
    }
    guest.streams.add(stream);
    if (circuit !== null) this.#streamsByCircuit.add(circuit);
  }

  closeStream(guest: LiteGuest, stream: MessageStream, circuit: number | null): void {
    guest.streams.delete(stream);
    guest.seenMs = this.#options.now();
    if (circuit !== null) this.#streamsByCircuit.remove(circuit);
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  #sweep(): void {
    const nowMs = this.#options.now();
    for (const [digest, guest] of this.#byDigest) {
      for (const stream of guest.streams) {
        if (nowMs - stream.openedAtMs >= streamLifeMs) stream.end();
        if (!stream.open) guest.streams.delete(stream);
      }
      guest.beat(nowMs);
      const idleMs = this.#options.idleMs * (guest.mode === 'page' ? patienceInOnePage : 1);
      if (guest.streams.size > 0 || nowMs - guest.seenMs < idleMs) continue;
      this.#byDigest.delete(digest);
      guest.leave();
    }
    for (const [digest, { openedAtMs }] of this.#passages) {
      if (nowMs - openedAtMs >= passageMs) this.#passages.delete(digest);
    }
  }

  #forgetEnded(): void {
    const ended = [...this.#byDigest].filter(([, guest]) => guest.ended !== null);
    for (const [digest] of ended.slice(0, Math.max(0, ended.length - maxEnded))) {
      this.#byDigest.delete(digest);
    }
  }
}
