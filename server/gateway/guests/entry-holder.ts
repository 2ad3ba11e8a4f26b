// One guest as the admission sees them: tells them, and the hosts, what happens to their invitation.

import { inEnglish } from '../../contract/words/room-says.ts';
import type { Role } from '../../contract/host/access.ts';
import type { Holder } from '../admission/invitations/holder.ts';
import type { Farewell } from '../doors/door.ts';

/** What is asked of a guest here. */
export interface Invited {
  /** '' until they are in. */
  readonly nick: string;
  /** null: they have not registered. */
  readonly role: Role | null;
  readonly isPresent: boolean;
  /** Finds out soon whether somebody is there. */
  askForLife(): void;
  notice(text: string): void;
  end(farewell: Farewell): void;
}

export interface EntryHolderOptions {
  /** Everybody in the room. */
  readonly everybody: ReadonlySet<Invited>;
  /** The guest is no stranger any more, whom a crowd pushes out. */
  readonly recognised: () => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

// Whoever tries again and again must not fill the screens of those who are in.
const tellEveryMs = 60_000;

export class EntryHolder implements Holder {
  readonly #guest: Invited;
  readonly #options: EntryHolderOptions;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(guest: Invited, options: EntryHolderOptions) {
    this.#guest = guest;
    this.#options = options;
  }

  get nick(): string {
    return this.#guest.nick;
  }

  get isPresent(): boolean {
    return this.#guest.isPresent;
  }

  recognised(): void {
    this.#options.recognised();
  }

  replaced(): void {
    this.#guest.end({ kind: 'over', words: inEnglish('shut.taken') });
  }

  revoked(): void {
    this.#guest.end({ kind: 'over', words: inEnglish('shut.revoked') });
  }

  triedByAnother(): void {
    const { everybody, now } = this.#options;
    const { nick } = this.#guest;
    const nowMs = now();
    // It may be the same person, whose connection was lost without a sign: then the next try succeeds.
    this.#guest.askForLife();
    if (nick === '' || nowMs - this.#toldMs < tellEveryMs) return;
    this.#toldMs = nowMs;
    this.#guest.notice(inEnglish('says.triedYours'));
    for (const other of everybody) {
      if (other.role !== 'host' || other === this.#guest) continue;
      other.notice(inEnglish('says.triedTheirs', { subject: nick }));
    }
  }
}
