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
import { decodeTalk, encodeTalk, type TalkPayload } from './talk-payload.ts';
import { SeenCounts, SentCounts } from './text-counts.ts';

/** No channel has this name. */
const pairCount = 'private';

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
    const counts = this.sent.next(countedFor, group.epoch);
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
    return this.#read(opened.plaintext, peer, pairCount, frame, nowMs);
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
    const { nick, command, text } = payload;
    const missing = this.#count(member, countedFor, payload);
    if (missing === null) return stay(unknown);
    const gap: GroupAction[] = missing > 0 ? [{ kind: 'gap', count: missing }] : [];
    return stay(...gap, { kind: 'text', from: nick, command, text, ticket: null });
  }
  #count(member: KnownMember, countedFor: string, payload: TalkPayload): number | null {
    // When this device came into another channel, nobody here knows.
    const isEverywhere = countedFor === pairCount || sameName(countedFor, this.#device.channel);
    const inEpoch = isEverywhere ? payload.inEpoch : 0;
    return this.seen.take(member.key, countedFor, { ...payload, inEpoch });
  }

  /** A text that came while this device waited for its welcome: it is not shown, but it was not left out either. */
  async countOnly(group: MlsGroup, header: Header): Promise<void> {
    const opened = await group.open(header);
    const member = opened === null ? null : this.#members.get(keyOf(opened.sender));
    const payload = opened === null ? null : decodeTalk(opened.plaintext);
    if (member !== null && payload !== null) this.#count(member, this.#device.channel, payload);
  }
}
