// What a guest with away-notify is told of others. Knows nothing of how one is away.

import type { Barriers } from '../state/barrier.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import type { Member } from '../state/roster.ts';

export interface AwayNoticesOwner {
  /** Calls back soon, when the call that is being served has returned. */
  soon(call: () => void): void;
  /** Whole lines with CRLF, to the guest. */
  tell(lines: Uint8Array): void;
}

type Noted = Map<Member, Uint8Array>;

/**
 * A member's own Session knows of their JOIN before this guest's link has brought it, and a client
 * forgets what it hears of one whom it does not know. So a barrier goes first on this guest's link,
 * one at a time: what comes in the meantime waits for the next, of each member the last.
 */
export class AwayNotices {
  readonly #owner: AwayNoticesOwner;
  readonly #barriers: Barriers;
  #noted: Noted = new Map();
  /** Behind the barrier that is raised. */
  #raised: Noted = new Map();
  #busy = false;
  #linked = false;

  constructor(owner: AwayNoticesOwner, barriers: Barriers) {
    this.#owner = owner;
    this.#barriers = barriers;
  }

  note(member: Member, line: Uint8Array): void {
    this.#noted.set(member, line);
    this.#next();
  }

  /** The guest is in the room, by a link that stands. */
  linked(): void {
    this.#linked = true;
    this.#next();
  }

  /** What was noted is kept for the next link. */
  lost(): void {
    this.#linked = false;
    this.#busy = false;
    this.#noted = new Map([...this.#raised, ...this.#noted]);
    this.#raised = new Map();
  }

  #next(): void {
    if (this.#busy || !this.#linked || this.#noted.size === 0) return;
    this.#busy = true;
    this.#owner.soon(() => {
      // The link may have been lost meanwhile.
      if (!this.#linked) return;
      this.#raised = this.#noted;
      this.#noted = new Map();
      this.#barriers.raise(() => {
        this.#owner.tell(joinBytes([...this.#raised.values()]));
        this.#raised = new Map();
        this.#busy = false;
        this.#next();
      });
    });
  }
}
