// Who may come in: the personal invitations and the shared one together. Answers guests at the doors and the
// operator, and says what the next gateway has to know.

import type { AccessReply } from '../../../config/access-exchange.ts';
import { formatAccess, parseAccess, type KeptInvitation } from '../../../config/access-snapshot.ts';
import { mintInvitationToken } from '../../../config/invitation-token.ts';
import { looksCut } from '../../../config/passphrase.ts';
import type { KnockMode } from '../../../contract/host/knock-mode.ts';
import {
  isGood,
  type AccessList,
  type BookRequest,
  type InvitationEntry,
  type InvitationWish,
  type IssuedInvitation,
} from '../../../contract/host/access.ts';
import type { AccessCounts } from '../../../contract/host/status.ts';
import { formatToken, looksLikeCutToken } from '../../../contract/invitation/token-text.ts';
import type { Admission, Grant } from '../../../protocol/session/session-types.ts';
import { NameBook } from '../names/name-book.ts';
import { sameSecret } from '../../../protocol/session/same-secret.ts';
import { AccessBook, entryOf } from './access-book.ts';
import { AccessChanges } from './access-changes.ts';
import { PersonalGrant, SharedGrant, type GrantParts } from './grants.ts';
import type { Holder } from './holder.ts';
import { SharedInvitation } from './shared-invitation.ts';

/** A word that ends the room when it is typed where a passphrase is asked for. */
export interface PanicWord {
  /** null: there is none. */
  readonly word: string | null;
  /** Called when its guest has been told that it is wrong. */
  readonly onTyped: () => void;
}

export interface AccessOptions {
  /** The shared invitation; null: there is none, or the room is open. */
  readonly passphrase: string | null;
  readonly panic: PanicWord;
  /** Who waits until a host lets them in. */
  readonly knock: KnockMode;
  /** What `firstAccess` made, or the snapshot of the last change. */
  readonly snapshot: string;
  /** How long names are kept for a guest of the shared invitation who is out. */
  readonly holdMs: number;
  /** Milliseconds by `bootMs`: a gateway that starts again goes on by the same clock. */
  readonly nowMs: () => number;
}

export class Access {
  readonly changes: AccessChanges;
  readonly names: NameBook;
  readonly #parts: GrantParts;
  #namesVersion: number;
  readonly #panic: PanicWord;

  /** @throws {DecodeError | SyntaxError} if the snapshot is none */
  constructor({ passphrase, panic, knock, snapshot, holdMs, nowMs }: AccessOptions) {
    this.#panic = panic;
    const kept = parseAccess(snapshot);
    const book = new AccessBook(kept.invitations);
    const shared = new SharedInvitation(passphrase, kept.shared);
    this.changes = new AccessChanges(kept.number, (number) =>
      formatAccess({
        number,
        invitations: book.kept,
        shared: shared.kept,
        names: this.names.snapshot(),
      }),
    );
    this.names = new NameBook(holdMs, kept.names, nowMs());
    this.#namesVersion = this.names.version;
    this.#parts = { book, shared, knock, holders: new Map(), changes: this.changes, nowMs };
  }

  /** Everybody may come in, with whatever they say. */
  get asksForNothing(): boolean {
    return this.#parts.shared.asksForNothing;
  }

  /** Whether somebody may come in by this now. Nothing is used up, and no try is counted. */
  isGood(secret: string): boolean {
    const { book, nowMs, shared } = this.#parts;
    const isShared = shared.matches(secret) && shared.isGood;
    return book.find(secret, nowMs()) !== null || isShared;
  }

  /** Hands on what became of names. To be called about once a second: a crowd that enters is one change. */
  checkNames(): void {
    const { version } = this.names;
    if (version === this.#namesVersion) return;
    this.#namesVersion = version;
    this.changes.add();
  }

  /** Whether it means anything: somebody may come in by it, or it is the panic word. */
  isKnown(secret: string): boolean {
    return this.isGood(secret) || this.#isPanicWord(secret);
  }

  /** What the Session of one guest asks. */
  admissionOf(holder: Holder): Admission {
    const { shared } = this.#parts;
    return {
      get isOpen() {
        return shared.asksForNothing;
      },
      looksCut: (secret) => looksCut(secret) || looksLikeCutToken(secret),
      grantFor: (secret) => {
        const grant = this.#grantFor(secret, holder);
        if (grant !== null) holder.recognised();
        return grant;
      },
      toldWrong: (secret) => {
        if (this.#isPanicWord(secret)) this.#panic.onTyped();
      },
    };
  }

  /** Does what is asked. @param wrongTries in the last minute. */
  answer(request: BookRequest, wrongTries: number): AccessReply {
    switch (request.access) {
      case 'issue':
        return this.issue(request.wishes);
      case 'list':
        return this.list(wrongTries);
      case 'revoke':
        return this.revoke(request.id);
      case 'shared':
        return this.setShared(request.open);
    }
    return request satisfies never;
  }

  /** Makes one invitation for each wish, or none. */
  issue(wishes: readonly InvitationWish[]): AccessReply<'issue'> {
    const { book, nowMs } = this.#parts;
    if (!book.hasRoomFor(wishes.length)) return { refused: 'too many' };
    const answer = wishes.map((wish): IssuedInvitation => {
      const token = mintInvitationToken();
      const entry = this.#entry(book.issue(wish, token, nowMs()));
      return { entry, token: formatToken(token) };
    });
    this.changes.add();
    return { answer, change: this.changes.latest };
  }

  /** @param wrongTries in the last minute. */
  list(wrongTries: number): { readonly answer: AccessList; readonly change: null } {
    const { book, shared } = this.#parts;
    const invitations = book.kept.map((invitation) => this.#entry(invitation));
    return { answer: { invitations, shared: shared.state, wrongTries }, change: null };
  }

  /** The same in numbers. */
  counts(wrongTries: number): AccessCounts {
    const { invitations, shared } = this.list(wrongTries).answer;
    return { invitations: invitations.filter(isGood).length, shared, wrongTries };
  }

  /** Takes one back, and ends the session of who is in by it. */
  revoke(id: string): AccessReply<'revoke'> {
    const { book, holders } = this.#parts;
    const invitation = book.revoke(id);
    if (invitation === null) return { refused: 'no such invitation' };
    this.changes.add();
    holders.get(id)?.revoked();
    return { answer: this.#entry(invitation), change: this.changes.latest };
  }

  /** Opens or closes the shared invitation. */
  setShared(open: boolean): AccessReply<'shared'> {
    const { shared } = this.#parts;
    const hasChanged = shared.setOpen(open);
    if (hasChanged) this.changes.add();
    return { answer: shared.state, change: hasChanged ? this.changes.latest : null };
  }

  #isPanicWord(secret: string): boolean {
    const { word } = this.#panic;
    return word !== null && sameSecret(secret, word);
  }

  /** Both are always looked for, so that the time does not tell which kind a secret is. */
  #grantFor(secret: string, holder: Holder): Grant | null {
    const { book, nowMs, shared } = this.#parts;
    const isShared = shared.matches(secret);
    const invitation = book.find(secret, nowMs());
    if (invitation !== null) return new PersonalGrant(invitation, holder, this.#parts);
    return isShared && shared.isGood ? new SharedGrant(this.#parts) : null;
  }

  #entry(invitation: KeptInvitation): InvitationEntry {
    const { holders, nowMs } = this.#parts;
    const nick = holders.get(invitation.id)?.nick ?? '';
    // Who is only about to enter is not in.
    return entryOf(invitation, nick === '' ? null : nick, nowMs());
  }
}
