// The invitation that many share: the room's passphrase, or nothing at all in an open room. It can be closed, and
// be good for so many entries only.

import type { KeptAccess } from '../../../config/access-snapshot.ts';
import type { SharedInvitation as SharedState } from '../../../contract/host/access.ts';
import { sameSecret } from '../../../protocol/session/same-secret.ts';

export class SharedInvitation {
  /** null: there is none, or the room is open. */
  readonly #passphrase: string | null;
  readonly #inviteOnly: boolean;
  #isOpen: boolean;
  /** null: any number. */
  #usesLeft: number | null;
  /** Guests who are about to enter. */
  #reserved = 0;

  constructor(passphrase: string | null, { inviteOnly, open, usesLeft }: KeptAccess['shared']) {
    this.#passphrase = passphrase;
    this.#inviteOnly = inviteOnly;
    this.#isOpen = open;
    this.#usesLeft = usesLeft;
  }

  /** For the next gateway. */
  get kept(): KeptAccess['shared'] {
    return { inviteOnly: this.#inviteOnly, open: this.#isOpen, usesLeft: this.#usesLeft };
  }

  get state(): SharedState {
    const usesLeft = this.#usesLeft;
    if (this.#inviteOnly || (this.#passphrase === null && this.#isOpen)) {
      return { state: 'none', usesLeft };
    }
    return { state: this.#isOpen ? 'open' : 'closed', usesLeft };
  }

  /** Everybody may come in, with whatever they say. */
  get asksForNothing(): boolean {
    return this.#passphrase === null && this.isGood;
  }

  /** Whether somebody may come in by it now. */
  get isGood(): boolean {
    const isUsedUp = this.#usesLeft !== null && this.#usesLeft <= this.#reserved;
    return !this.#inviteOnly && this.#isOpen && !isUsedUp;
  }

  /** The time depends on the given text alone. */
  matches(secret: string): boolean {
    if (this.#passphrase === null) return !this.#inviteOnly;
    return sameSecret(secret, this.#passphrase);
  }

  /** @returns whether anything changed. A room that has none stays so. */
  setOpen(open: boolean): boolean {
    if (this.#inviteOnly || open === this.#isOpen) return false;
    this.#isOpen = open;
    return true;
  }

  /** A guest is about to enter. @returns false: it is not good now. */
  reserve(): boolean {
    if (!this.isGood) return false;
    this.#reserved += 1;
    return true;
  }

  /** A guest who reserved it does not enter. */
  cancel(): void {
    this.#reserved -= 1;
  }

  /** A guest who reserved it is in. @returns whether that used something up. */
  entered(): boolean {
    this.#reserved -= 1;
    if (this.#usesLeft === null) return false;
    this.#usesLeft -= 1;
    return true;
  }
}
