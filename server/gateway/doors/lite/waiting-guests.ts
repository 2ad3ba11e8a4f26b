// Guests of the lite door who wait to be let in: each has a page of their own, which asks again and again. Who does
// not ask any more is gone.

import { mintToken, tokenDigest } from '../../admission/tokens.ts';
import type { LiteGuest } from './guests/guest.ts';
import type { EntryOutcome } from './guests/registration.ts';
import type { JoinInput } from './join-input.ts';

/** The page asks every five seconds; a new circuit may take half a minute. */
const idleMs = 45_000;

export interface WaitingGuest {
  readonly guest: LiteGuest;
  /** The form that they sent. */
  readonly formId: string;
  readonly input: JoinInput;
  /** null: nobody has decided. */
  readonly outcome: EntryOutcome | null;
}

interface Kept extends WaitingGuest {
  readonly key: string;
  outcome: EntryOutcome | null;
  idle: NodeJS.Timeout;
}

export class WaitingGuests {
  readonly #byDigest = new Map<string, Kept>();
  /** Milliseconds, from one clock that never goes back. */
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns a key for `/lite/wait/KEY`. */
  add(guest: LiteGuest, formId: string, input: JoinInput): string {
    const key = mintToken();
    const kept: Kept = { guest, formId, input, key, outcome: null, idle: this.#idle(key, guest) };
    this.#byDigest.set(tokenDigest(key), kept);
    return key;
  }

  /** The room has said yes or no. */
  decided(guest: LiteGuest, outcome: EntryOutcome): void {
    for (const kept of this.#byDigest.values()) if (kept.guest === guest) kept.outcome = outcome;
  }

  /** The key of whoever sent this form; null: nobody who waits. */
  keyOf(formId: string): string | null {
    for (const kept of this.#byDigest.values()) if (kept.formId === formId) return kept.key;
    return null;
  }

  /**
   * Their page asks. Once it is decided, it is told once.
   * @param isTheirs whether it is this guest's browser that asks.
   */
  ask(key: string, isTheirs: (guest: LiteGuest) => boolean): WaitingGuest | null {
    const kept = this.#byDigest.get(tokenDigest(key));
    if (kept === undefined || !isTheirs(kept.guest)) return null;
    clearTimeout(kept.idle);
    kept.guest.seenMs = this.#now();
    if (kept.outcome === null) kept.idle = this.#idle(key, kept.guest);
    else this.#byDigest.delete(tokenDigest(key));
    return kept;
  }

  close(): void {
    for (const { idle } of this.#byDigest.values()) clearTimeout(idle);
    this.#byDigest.clear();
  }

  #idle(key: string, guest: LiteGuest): NodeJS.Timeout {
    return setTimeout(() => {
      this.#byDigest.delete(tokenDigest(key));
      guest.leave();
    }, idleMs);
  }
}
