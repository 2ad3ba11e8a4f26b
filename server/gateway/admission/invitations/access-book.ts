// The room's personal invitations: makes them, finds them by their secret, takes them back. Times and tokens come
// in as arguments; who is in by an invitation is not known here.

import { invitationDigest } from '../../../config/invitation-token.ts';
import type { KeptInvitation } from '../../../config/access-snapshot.ts';
import {
  maxInvitations,
  maxLabelLength,
  type InvitationEntry,
  type InvitationState,
  type InvitationWish,
} from '../../../contract/host/access.ts';
import { readToken } from '../../../contract/invitation/token-text.ts';
import { cleanLabel } from '../../../contract/room/clean.ts';

export class AccessBook {
  /** By id, in the order in which they were made. */
  readonly #invitations = new Map<string, KeptInvitation>();
  readonly #idByDigest = new Map<string, string>();

  /** @param kept what `kept` returned before. */
  constructor(kept: readonly KeptInvitation[]) {
    for (const invitation of kept) this.#keep(invitation);
  }

  /** For the next gateway. */
  get kept(): readonly KeptInvitation[] {
    return [...this.#invitations.values()];
  }

  /** Whether so many more may be made. Those that are over count, too. */
  hasRoomFor(count: number): boolean {
    return this.#invitations.size + count <= maxInvitations;
  }

  /** @param token a new one. @param nowMs by `bootMs`, like all times here. */
  issue(wish: InvitationWish, token: string, nowMs: number): KeptInvitation {
    const { label, role, lastsMs, once } = wish;
    return this.#keep({
      id: `i${this.#invitations.size + 1}`,
      digest: invitationDigest(token),
      label: labelOf(label),
      role,
      once,
      endsAtBootMs: lastsMs === null ? null : nowMs + lastsMs,
      state: 'good',
    });
  }

  /**
   * The invitation that a secret opens. Nothing is used up.
   * @param secret as a guest typed it.
   * @returns null: unknown, used up, over or taken back.
   */
  find(secret: string, nowMs: number): KeptInvitation | null {
    const token = readToken(secret);
    const id = token === null ? undefined : this.#idByDigest.get(invitationDigest(token));
    return id === undefined ? null : this.good(id, nowMs);
  }

  /** @returns null: nobody may come in by it now. */
  good(id: string, nowMs: number): KeptInvitation | null {
    const invitation = this.#invitations.get(id);
    return invitation !== undefined && stateOf(invitation, nowMs) === 'open' ? invitation : null;
  }

  /** Its guest is in. @returns whether that used it up. */
  entered(id: string): boolean {
    const invitation = this.#invitations.get(id);
    if (invitation?.once !== true || invitation.state !== 'good') return false;
    this.#keep({ ...invitation, state: 'used' });
    return true;
  }

  /** @returns null: there is none. */
  revoke(id: string): KeptInvitation | null {
    const invitation = this.#invitations.get(id);
    return invitation === undefined ? null : this.#keep({ ...invitation, state: 'revoked' });
  }

  #keep(invitation: KeptInvitation): KeptInvitation {
    this.#invitations.set(invitation.id, invitation);
    this.#idByDigest.set(invitation.digest, invitation.id);
    return invitation;
  }
}

/** As hosts see it. @param nick of who is in by it; null: nobody is. */
export function entryOf(
  invitation: KeptInvitation,
  nick: string | null,
  nowMs: number,
): InvitationEntry {
  const { id, label, role, once, endsAtBootMs } = invitation;
  const state = nick === null ? stateOf(invitation, nowMs) : 'inside';
  const remainingMs = endsAtBootMs === null ? null : Math.max(0, endsAtBootMs - nowMs);
  return { id, label, role, once, state, nick, remainingMs };
}

/** Whatever else it is, one that was taken back stays so. */
function stateOf({ state, endsAtBootMs }: KeptInvitation, nowMs: number): InvitationState {
  if (state !== 'good') return state;
  return endsAtBootMs !== null && nowMs >= endsAtBootMs ? 'expired' : 'open';
}

function labelOf(text: string): string {
  return Array.from(cleanLabel(text)).slice(0, maxLabelLength).join('').trim();
}
