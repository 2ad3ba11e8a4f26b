// The guests of the lite door by their tokens, and the timer that ends those whose browser is gone.

import { Counter } from '../../../admission/counter.ts';
import { isToken, mintToken, tokenDigest } from '../../../admission/tokens.ts';
import type { MessageStream } from '../streams/message-stream.ts';
import type { LiteGuest } from './guest.ts';

export interface RegistryOptions {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** A guest without a request or an open stream for so long is taken to be gone; later in one page. */
  readonly idleMs: number;
  readonly maxGuestsPerCircuit: number;
}

// A person has one tab with the room, and perhaps another.
const maxStreamsPerGuest = 2;
// Guests who are out are kept for a while, to be told why. They have no nickname in the room any more.
const maxEnded = 256;
const sweepMs = 1_000;
// In one page no request comes while somebody writes a long text: this many times longer is waited.
const patienceInOnePage = 6;
/** How long the redirect from the join form to the first page may be followed. */
const passageMs = 60_000;

/** The redirect from the join form's answer to the first page, which shows whether the browser keeps cookies. */
interface Passage {
  readonly guest: LiteGuest;
  readonly openedAtMs: number;
  /** The token that it led to; null: it has not been followed without a cookie. */
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

  /** @returns a token that finds this guest from now on. */
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

  /** @returns a key for `/lite/enter/KEY`. */
  openPassage(guest: LiteGuest): string {
    const key = mintToken();
    const openedAtMs = this.#options.now();
    this.#passages.set(tokenDigest(key), { guest, openedAtMs, token: null });
    return key;
  }

  /**
   * @param cookie the token that the browser sent in its cookie.
   * @returns the token for the path, '' if the cookie is enough, or null: there is no such passage.
   */
  followPassage(key: string, cookie: string | null): string | null {
    const passage = this.#passages.get(tokenDigest(key));
    if (passage === undefined) return null;
    if (this.find(cookie) === passage.guest) return '';
    passage.token ??= this.add(passage.guest);
    return passage.token;
  }

  /** Whether the circuit has as many streams as it may, whosever they are. */
  isFull(circuit: number | null): boolean {
    const limit = maxStreamsPerGuest * this.#options.maxGuestsPerCircuit;
    return circuit !== null && this.#streamsByCircuit.of(circuit) >= limit;
  }

  openStream(guest: LiteGuest, stream: MessageStream, circuit: number | null): void {
    guest.streams.add(stream, maxStreamsPerGuest);
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
      guest.tick(nowMs);
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
