// What one guest may come in by, from the moment when the secret was right until the session's end.

import type { KeptInvitation } from '../../../config/access-snapshot.ts';
import type { KnockMode } from '../../../contract/host/knock-mode.ts';
import type { Role } from '../../../contract/host/access.ts';
import type { Grant } from '../../../protocol/session/session-types.ts';
import type { AccessBook } from './access-book.ts';
import type { AccessChanges } from './access-changes.ts';
import type { Holder } from './holder.ts';
import type { SharedInvitation } from './shared-invitation.ts';

export interface GrantParts {
  readonly book: AccessBook;
  readonly shared: SharedInvitation;
  /** Who is in by which personal invitation, or about to enter. */
  readonly holders: Map<string, Holder>;
  readonly changes: AccessChanges;
  /** Who waits until a host lets them in. */
  readonly knock: KnockMode;
  /** Milliseconds by `bootMs`. */
  readonly nowMs: () => number;
}

/** By a personal invitation: one person at a time. */
export class PersonalGrant implements Grant {
  readonly id: string;
  readonly role: Role;
  readonly mustKnock: boolean;
  readonly #parts: GrantParts;
  readonly #holder: Holder;

  constructor({ id, role }: KeptInvitation, holder: Holder, parts: GrantParts) {
    this.id = id;
    this.role = role;
    this.mustKnock = role !== 'host' && parts.knock === 'all';
    this.#holder = holder;
    this.#parts = parts;
  }

  reserve(): boolean {
    const { book, holders, nowMs } = this.#parts;
    // It may have ended since the secret was compared.
    if (book.good(this.id, nowMs()) === null) return false;
    const before = holders.get(this.id);
    if (before?.isPresent === true) {
      before.triedByAnother();
      return false;
    }
    holders.set(this.id, this.#holder);
    before?.replaced();
    return true;
  }

  entered(): void {
    const { book, changes } = this.#parts;
    if (book.entered(this.id)) changes.add();
  }

  released(): void {
    const { holders } = this.#parts;
    if (holders.get(this.id) === this.#holder) holders.delete(this.id);
  }
}

/** By the shared invitation. */
export class SharedGrant implements Grant {
  readonly id = null;
  readonly role = 'guest';
  readonly mustKnock: boolean;
  readonly #parts: GrantParts;
  #isReserved = false;

  constructor(parts: GrantParts) {
    this.#parts = parts;
    this.mustKnock = parts.knock !== 'off';
  }

  reserve(): boolean {
    this.#isReserved = this.#parts.shared.reserve();
    return this.#isReserved;
  }

  entered(): void {
    const { changes, shared } = this.#parts;
    this.#isReserved = false;
    if (shared.entered()) changes.add();
  }

  released(): void {
    if (this.#isReserved) this.#parts.shared.cancel();
    this.#isReserved = false;
  }
}
