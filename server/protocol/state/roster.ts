// Who is in which channel, of all who came by the gateway: which is all there are. Follows what each
// Session saw ngIRCd confirm. Knows nothing of what members are told.

import { foldName } from '../../contract/room/casemap.ts';

/** One guest, as the others' Sessions know them. */
export interface Member {
  /**
   * Another member, in a channel of this one, is away or back, or came in and is away.
   * @param line what is told of it, with CRLF.
   */
  seesAway(other: Member, line: Uint8Array): void;
  /** How long it is held yet, at most, as its connection is lost; null: somebody is there. */
  heldForMs(nowMs: number): number | null;
}

interface Channel {
  /** As the first who entered wrote it, which is how ngIRCd writes it. */
  readonly name: string;
  readonly members: Set<Member>;
}

export class Roster {
  readonly #emptied: (channel: string) => void;
  readonly #channels = new Map<string, Channel>();
  readonly #nicks = new Map<string, { readonly nick: string; readonly member: Member }>();

  /** @param emptied told when the last has left a channel. */
  constructor(emptied: (channel: string) => void) {
    this.#emptied = emptied;
  }

  named(member: Member, from: string, to: string): void {
    if (this.#nicks.get(foldName(from))?.member === member) this.#nicks.delete(foldName(from));
    if (to !== '') this.#nicks.set(foldName(to), { nick: to, member });
  }

  enter(member: Member, name: string): void {
    const channel = this.#channels.get(foldName(name)) ?? { name, members: new Set() };
    this.#channels.set(foldName(name), channel);
    channel.members.add(member);
  }

  leave(member: Member, name: string): void {
    const channel = this.#channels.get(foldName(name));
    if (channel === undefined || !channel.members.delete(member)) return;
    if (channel.members.size > 0) return;
    this.#channels.delete(foldName(name));
    this.#emptied(channel.name);
  }

  /** A nickname or a channel as others write it; null: nobody is there by it. */
  spelled(target: string): string | null {
    const folded = foldName(target);
    return this.#channels.get(folded)?.name ?? this.#nicks.get(folded)?.nick ?? null;
  }

  /** How long a nickname is held yet, at most; null: it is nobody's, or its guest is there. */
  heldForMs(nick: string, nowMs: number): number | null {
    return this.#nicks.get(foldName(nick))?.member.heldForMs(nowMs) ?? null;
  }

  /** A channel that members are in. */
  isChannel(target: string): boolean {
    return this.#channels.has(foldName(target));
  }

  /** Tells those who share one of the channels with the member, each once and by the same bytes. */
  tellAway(member: Member, channels: readonly string[], line: Uint8Array): void {
    const others = new Set<Member>();
    for (const name of channels) {
      for (const other of this.#channels.get(foldName(name))?.members ?? []) others.add(other);
    }
    others.delete(member);
    for (const other of others) other.seesAway(member, line);
  }
}
