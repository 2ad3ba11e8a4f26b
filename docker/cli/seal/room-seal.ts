// Holds the seal of one room while `mayfly up` runs, and makes the seals of its invitations.

import {
  hostInvitationId,
  sharedInvitationId,
  type Role,
} from '../../../server/contract/host/access.ts';
import type { RoomSeals } from '../../../server/contract/invitation/sealed-links.ts';
import {
  formatSeal,
  guestSealFor,
  hostSealFor,
  mintHostSeal,
  type HostSeal,
  type RandomBytes,
  type Seal,
} from '../../../server/sealed/seal/seal.ts';

/** The invitation that a seal is made for. */
export interface SealWish {
  /** `i2`, or `shared`. */
  readonly id: string;
  readonly role: Role;
}

export class RoomSeal {
  readonly #host: HostSeal;
  readonly #random: RandomBytes;
  /** Of the shared invitation: shown again, it is the same. */
  #shared: Seal | null = null;

  constructor(host: HostSeal, random: RandomBytes) {
    this.#host = host;
    this.#random = random;
  }

  /** The seal of a room that begins. */
  static mint(random: RandomBytes): RoomSeal {
    return new RoomSeal(mintHostSeal(hostInvitationId, random), random);
  }

  /** For the operator's own invitation, and for the shared one. */
  ofRoom(): RoomSeals {
    return {
      host: formatSeal(this.#host),
      shared: this.sealFor({ id: sharedInvitationId, role: 'guest' }),
    };
  }

  /** @returns the seal as text. @throws {RangeError} the id is no invitation's. */
  sealFor({ id, role }: SealWish): string {
    if (role === 'host') return formatSeal(hostSealFor(this.#host, id));
    if (id !== sharedInvitationId) {
      return formatSeal(guestSealFor(this.#host, id, this.#random));
    }
    this.#shared ??= guestSealFor(this.#host, id, this.#random);
    return formatSeal(this.#shared);
  }

  /** Overwrites the secret. What was printed stays in this program's strings until it ends. */
  forget(): void {
    this.#host.secret.fill(0);
    if (this.#shared?.kind === 'guest') this.#shared.inviteSecret.fill(0);
  }
}
