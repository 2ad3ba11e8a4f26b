// The members of the group: which leaf is known under which nickname, and who of them has left.

import { foldName, sameName } from '../../contract/room/casemap.ts';
import { toBase64url } from '../bytes/base64url.ts';
import type { Device } from './device.ts';
import type { GroupMember } from './group-types.ts';
import type { Leaf } from './mls.ts';
import type { Presence } from './presence.ts';

export interface KnownMember extends GroupMember {
  readonly leaf: Leaf;
  /** Names the leaf, also when its place in the tree went to somebody else. */
  readonly key: string;
  nick: string;
  /** What they said under it may still be on its way. */
  former: { readonly nick: string; readonly untilMs: number } | null;
  /** Not in the channel any more. */
  isAbsent: boolean;
}

/** How long a member's texts may bear the nickname that they had when they sent them. */
const formerMs = 30_000;

export const keyOf = (signatureKey: Uint8Array): string => toBase64url(signatureKey);

export class Members {
  readonly #device: Device;
  #byKey = new Map<string, KnownMember>();

  constructor(device: Device) {
    this.#device = device;
  }

  get all(): readonly KnownMember[] {
    return Array.from(this.#byKey.values());
  }

  get(key: string): KnownMember | null {
    return this.#byKey.get(key) ?? null;
  }

  /** @returns null: nobody who is there has this nickname. */
  called(nick: string): KnownMember | null {
    return this.all.find((one) => !one.isAbsent && sameName(one.nick, nick)) ?? null;
  }

  /**
   * After a commit, or a welcome.
   * @param names nicknames of leaves that have another one than their credential says.
   * @returns the keys of those who are not members any more.
   */
  update(
    leaves: readonly Leaf[],
    presence: Presence,
    names: ReadonlyMap<number, string>,
  ): readonly string[] {
    const before = this.#byKey;
    this.#byKey = new Map();
    for (const leaf of leaves) {
      const key = keyOf(leaf.signatureKey);
      const known = before.get(key) ?? this.#newMember(leaf, key, presence, names);
      if (known !== null) this.#byKey.set(key, { ...known, leaf });
    }
    return Array.from(before.keys()).filter((key) => !this.#byKey.has(key));
  }

  #newMember(
    leaf: Leaf,
    key: string,
    presence: Presence,
    names: ReadonlyMap<number, string>,
  ): KnownMember | null {
    const member = this.#device.memberOf(leaf);
    if (member === null) return null;
    const { isHost, invitation } = member;
    const nick = names.get(leaf.index) ?? member.nick;
    return { leaf, key, nick, isHost, invitation, former: null, isAbsent: !presence.has(nick) };
  }

  left(nick: string): void {
    const member = this.called(nick);
    if (member !== null) member.isAbsent = true;
  }

  renamed(from: string, to: string, nowMs: number): void {
    const member = this.called(from);
    if (member === null) return;
    member.former = { nick: member.nick, untilMs: nowMs + formerMs };
    member.nick = to;
  }

  /** Renames while this device waited, the oldest first. Who is there under their name has no part in them. */
  follow(renames: readonly (readonly [string, string])[], presence: Presence): void {
    for (const member of this.all) {
      if (!member.isAbsent) continue;
      for (const [from, to] of renames) if (sameName(member.nick, from)) member.nick = to;
      member.isAbsent = !presence.has(member.nick);
    }
  }

  /** Whether a member said that, when the server says that it is from this nickname. */
  isCalled(member: KnownMember, from: string, ownWord: string, nowMs: number): boolean {
    if (!sameName(member.nick, from)) return false;
    if (sameName(member.nick, ownWord)) return true;
    const { former } = member;
    return former !== null && nowMs <= former.untilMs && sameName(former.nick, ownWord);
  }

  /** Leaves whose nickname is not the one of their credential. */
  otherNames(): ReadonlyMap<number, string> {
    return new Map(
      this.all
        .filter(({ leaf, nick }) => this.#device.memberOf(leaf)?.nick !== nick)
        .map(({ leaf, nick }) => [leaf.index, nick]),
    );
  }

  /** Those who must not read on: they left, their invitation was revoked, or they enter anew. */
  stale(entering: ReadonlySet<string>): readonly KnownMember[] {
    return this.all.filter(
      ({ isAbsent, invitation, nick }) =>
        isAbsent || this.#device.revoked.has(invitation) || entering.has(foldName(nick)),
    );
  }

  view(): readonly GroupMember[] {
    return this.all.map(({ nick, isHost, invitation }) => ({ nick, isHost, invitation }));
  }
}
