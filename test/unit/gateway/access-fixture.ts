// The admission of a room for tests: time is a number, and guests are values.

import type { AccessReply } from '../../../server/config/access-exchange.ts';
import { firstAccess, type FirstAccess } from '../../../server/config/access-snapshot.ts';
import type {
  AccessAnswers,
  AccessAsk,
  AccessList,
  InvitationEntry,
  InvitationWish,
  IssuedInvitation,
  SharedInvitation,
} from '../../../server/contract/host/access.ts';
import { Access } from '../../../server/gateway/admission/invitations/access.ts';
import type { Holder } from '../../../server/gateway/admission/invitations/holder.ts';
import type { Grant } from '../../../server/protocol/session/session-types.ts';

export const passphrase = 'open-sesame';
export const guestWish: InvitationWish = { label: '', role: 'guest', lastsMs: null, once: false };

/** Somebody at a door. */
export class Visitor implements Holder {
  nick = '';
  isPresent = true;
  /** Why the session is over; null: it is not. */
  ended: 'replaced' | 'revoked' | 'left' | null = null;
  tries = 0;
  isRecognised = false;
  grant: Grant | null = null;

  /** Says a secret and is let in, as far as possible. @returns whether they are in. */
  enters(access: Access, secret: string, nick = 'ana'): boolean {
    if (!this.isAtDoor(access, secret)) return false;
    this.grant?.entered();
    this.nick = nick;
    return true;
  }

  /** The same until ngIRCd is asked. */
  isAtDoor(access: Access, secret: string): boolean {
    const grant = access.admissionOf(this).grantFor(secret);
    if (grant?.reserve() !== true) return false;
    this.grant = grant;
    return true;
  }

  leaves(): void {
    this.#ends('left');
  }

  replaced(): void {
    this.#ends('replaced');
  }

  revoked(): void {
    this.#ends('revoked');
  }

  recognised(): void {
    this.isRecognised = true;
  }

  triedByAnother(): void {
    this.tries += 1;
  }

  #ends(why: NonNullable<Visitor['ended']>): void {
    if (this.ended !== null) return;
    this.ended = why;
    this.grant?.released();
  }
}

export const panicWord = 'forget-all-of-it';

export class AccessBench {
  nowMs = 1_000;
  /** How often the panic word ended the room. */
  panics = 0;
  access: Access;
  readonly #passphrase: string | null;

  constructor(first: Partial<FirstAccess> = {}, shared: string | null = passphrase) {
    this.#passphrase = shared;
    const all = { hostToken: null, inviteOnly: false, sharedUses: null, ...first };
    this.access = this.#open(firstAccess(all));
  }

  /** The gateway ends, and another one gets what the supervisor has. */
  restart(snapshot = this.access.changes.latest.snapshot): void {
    this.access = this.#open(snapshot);
  }

  /** Makes one invitation. */
  issue(wish: Partial<InvitationWish> = {}): IssuedInvitation {
    const [issued] = answered(this.access.issue([{ ...guestWish, ...wish }]));
    if (issued === undefined) throw new Error('nothing was made');
    return issued;
  }

  revoke(id: string): void {
    answered(this.access.revoke(id));
  }

  setShared(open: boolean): SharedInvitation {
    return answered(this.access.setShared(open));
  }

  list(): AccessList {
    return this.access.list(0).answer;
  }

  entry(id: string): InvitationEntry | undefined {
    return this.list().invitations.find((entry) => entry.id === id);
  }

  #open(snapshot: string): Access {
    return new Access({
      passphrase: this.#passphrase,
      snapshot,
      holdMs: 300_000,
      knock: 'off',
      panic: { word: panicWord, onTyped: () => (this.panics += 1) },
      nowMs: () => this.nowMs,
    });
  }
}

export function answered<A extends AccessAsk>(reply: AccessReply<A>): AccessAnswers[A] {
  if ('refused' in reply) throw new Error(reply.refused);
  return reply.answer;
}
