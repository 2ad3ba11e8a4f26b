// Seals and opens texts, in the room's group and in groups of two: who said it, to whom, and whether one is missing.

import { sameName } from '../../contract/room/casemap.ts';
import type { Device } from './device.ts';
import type { GroupAction, ReceivedFrame } from './group-types.ts';
import type { KeptInside } from './kept-group.ts';
import { keyOf, type KnownMember, type Members } from './members.ts';
import type { MlsGroup } from './mls.ts';
import type { Header } from './mls-rules.ts';
import { changed, stay, unknown, type Outcome } from './outcome.ts';
import type { QueuedText } from './pair-talk.ts';
import type { Presence } from './presence.ts';
import { decodeTalk, encodeTalk } from './talk-payload.ts';
import { SeenCounts, SentCounts } from './text-counts.ts';

export class Talk {
  readonly sent: SentCounts;
  readonly seen: SeenCounts;
  readonly #device: Device;
  readonly #presence: Presence;
  readonly #members: Members;

  constructor(device: Device, presence: Presence, members: Members, kept: KeptInside | null) {
    this.#device = device;
    this.#presence = presence;
    this.#members = members;
    this.sent = new SentCounts(kept?.sent);
    this.seen = new SeenCounts(kept?.seen);
  }

  /** Seals a text for all in the group. */
  async toChannel(
    group: MlsGroup,
    channel: string,
    text: QueuedText,
  ): Promise<readonly GroupAction[]> {
    return this.#seal('talk', group, channel, channel, text);
  }

  /** Seals a text for one member, in the group of two. */
  async toPeer(
    group: MlsGroup,
    peer: KnownMember,
    text: QueuedText,
  ): Promise<readonly GroupAction[]> {
    return this.#seal('pair talk', group, peer.nick, peer.key, text);
  }

  async #seal(
    kind: 'talk' | 'pair talk',
    group: MlsGroup,
    target: string,
    countedFor: string,
    { command, text, ticket }: QueuedText,
  ): Promise<readonly GroupAction[]> {
    const counts = this.sent.next(countedFor);
    const payload = encodeTalk({ command, ...counts, nick: this.#presence.own, target, text });
    if (payload === null) return [{ kind: 'refused', ticket, why: 'too long' }];
    const frame = this.#device.frame(kind, await group.seal(payload));
    this.#device.ownTexts.add(frame, { command, text, ticket, countedFor, number: counts.number });
    return [this.#device.send(target, frame, ticket)];
  }

  /** Opens what another member said in the room's group. */
  async fromChannel(
    group: MlsGroup,
    header: Header,
    frame: ReceivedFrame,
    nowMs: number,
  ): Promise<Outcome> {
    const opened = await group.open(header);
    if (opened === null) {
      return header.epoch === group.epoch ? changed(unknown) : stay(unknown);
    }
    const member = this.#members.get(keyOf(opened.sender));
    if (member === null) return stay(unknown); // was taken out, and said it after that
    return this.#read(opened.plaintext, member, frame.target, frame, nowMs);
  }

  /** Opens what one member said to this one alone. */
  async fromPeer(
    group: MlsGroup,
    peer: KnownMember,
    header: Header,
    frame: ReceivedFrame,
    nowMs: number,
  ): Promise<Outcome> {
    const opened = await group.open(header);
    if (opened === null || keyOf(opened.sender) !== peer.key) return stay(unknown);
    return this.#read(opened.plaintext, peer, 'private', frame, nowMs);
  }

  #read(
    plaintext: Uint8Array,
    member: KnownMember,
    countedFor: string,
    { from, target }: ReceivedFrame,
    nowMs: number,
  ): Outcome {
    const payload = decodeTalk(plaintext);
    if (payload === null || !sameName(payload.target, target)) return changed(unknown);
    if (!this.#members.isCalled(member, from, payload.nick, nowMs)) return changed(unknown);
    const { number, echoes, nick, command, text } = payload;
    const missing = this.seen.take(member.key, countedFor, number, echoes);
    if (missing === null) return stay(unknown);
    const gap: GroupAction[] = missing > 0 ? [{ kind: 'gap', count: missing }] : [];
    return stay(...gap, { kind: 'text', from: nick, command, text, ticket: null });
  }
}
