// Who is in which channel, of all guests: each Session writes here what ngIRCd confirmed to it.

import { foldName } from '../../contract/room/casemap.ts';
import type { PersonMark } from '../../contract/room/extension-names.ts';

/** One guest, as the Sessions of others see them. */
export interface Member {
  readonly nick: string;
  /** What the room says of this guest; it stays the same while they are in. */
  readonly marks: readonly PersonMark[];
  /**
   * Somebody who shares a channel with this guest is away or back, or joined and is away.
   * @param line the AWAY line for it, with CRLF.
   */
  seesAway(other: Member, line: Uint8Array): void;
  /**
   * Somebody took back a message that this guest got.
   * @param line the REDACT line for it, and `notice` the words for a client that does not know that; with CRLF.
   */
  seesRedaction(message: object, line: Uint8Array, notice: Uint8Array): void;
  /**
   * The marks of others have changed.
   * @param lines one for each of them, with CRLF: the same bytes for all who are told.
   */
  seesPeople(lines: Uint8Array): void;
  /** How long the guest, whose connection is lost, is waited for at most; null: somebody is there. */
  heldForMs(nowMs: number): number | null;
}

interface Channel {
  /** As the first member wrote it; ngIRCd writes it in the same way. */
  readonly name: string;
  readonly members: Set<Member>;
}

export class Roster {
  readonly #channels = new Map<string, Channel>();
  readonly #nicks = new Map<string, { readonly nick: string; readonly member: Member }>();

  /** @param from '': the guest had no nickname. @param to '': the guest has none any more. */
  rename(member: Member, from: string, to: string): void {
    if (this.#nicks.get(foldName(from))?.member === member) this.#nicks.delete(foldName(from));
    if (to !== '') this.#nicks.set(foldName(to), { nick: to, member });
  }

  enter(member: Member, name: string): void {
    const channel = this.#channels.get(foldName(name)) ?? { name, members: new Set() };
    this.#channels.set(foldName(name), channel);
    channel.members.add(member);
  }

  /** @returns whether the channel is empty now. */
  leave(member: Member, name: string): boolean {
    const channel = this.#channels.get(foldName(name));
    if (channel === undefined || !channel.members.delete(member)) return false;
    if (channel.members.size > 0) return false;
    this.#channels.delete(foldName(name));
    return true;
  }

  /** A nickname or a channel in its usual spelling; null: there is none of that name. */
  spelled(target: string): string | null {
    const folded = foldName(target);
    return this.#channels.get(folded)?.name ?? this.#nicks.get(folded)?.nick ?? null;
  }

  /** What the room says of whoever has this nickname; empty: nothing, or nobody has it. */
  marksOf(nick: string): readonly PersonMark[] {
    return this.#nicks.get(foldName(nick))?.member.marks ?? [];
  }

  /** How long a nickname is still held, at most; null: nobody has it, or its guest is there. */
  heldForMs(nick: string, nowMs: number): number | null {
    return this.#nicks.get(foldName(nick))?.member.heldForMs(nowMs) ?? null;
  }

  /** Everybody in a channel, or the one guest of that nickname. */
  reached(target: string): readonly Member[] {
    const folded = foldName(target);
    const channel = this.#channels.get(folded);
    if (channel !== undefined) return [...channel.members];
    const member = this.#nicks.get(folded)?.member;
    return member === undefined ? [] : [member];
  }

  /** Whether anybody is in a channel of this name. */
  isChannel(target: string): boolean {
    return this.#channels.has(foldName(target));
  }

  /** Tells all who share one of these channels with the member: each once, and by the same bytes. */
  tellAway(member: Member, channels: readonly string[], line: Uint8Array): void {
    const others = new Set<Member>();
    for (const name of channels) {
      for (const other of this.#channels.get(foldName(name))?.members ?? []) others.add(other);
    }
    others.delete(member);
    for (const other of others) other.seesAway(member, line);
  }
}
