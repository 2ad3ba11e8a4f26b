// A device that is in the group: opens and seals talk, follows commits in the channel's order, makes its own.

import { hasChannelPrefix } from '../../contract/room/channel-name.ts';
import { maxSealedMembers } from '../../contract/room/sealed-line.ts';
import { readCommit } from './commit-frame.ts';
import type { Device } from './device.ts';
import type { FrameKind } from './frames.ts';
import type { GroupAction, ReceivedFrame } from './group-types.ts';
import { makeLeaf, readHello } from './hello.ts';
import { keyOf, Members } from './members.ts';
import { MembershipChanges } from './membership-changes.ts';
import type { KeptInside } from './kept-group.ts';
import { MlsGroup } from './mls.ts';
import { isSame, readHeader, type Header, type Proposed } from './mls-rules.ts';
import { anew, before, changed, foreign, stay, unknown, type Outcome } from './outcome.ts';
import type { OwnText } from './own-texts.ts';
import { PairTalk, type QueuedText } from './pair-talk.ts';
import type { Presence } from './presence.ts';
import { Talk } from './talk.ts';
import { epochWords } from './words.ts';

const groupIdBytes = 8;

export type PairKind = Extract<FrameKind, `pair ${string}`>;

export class Inside {
  readonly group: MlsGroup;
  readonly members: Members;
  readonly #device: Device;
  readonly #presence: Presence;
  readonly #changes: MembershipChanges;
  readonly #talk: Talk;
  readonly #pairs: PairTalk;
  readonly #sinceEpoch: number;
  #lastCommitter: number;
  #words: readonly string[] = [];

  constructor(
    device: Device,
    presence: Presence,
    group: MlsGroup,
    lastCommitter: number,
    names: ReadonlyMap<number, string>,
    kept: KeptInside | null = null,
  ) {
    this.#device = device;
    this.#presence = presence;
    this.group = group;
    this.#lastCommitter = lastCommitter;
    this.#sinceEpoch = kept?.sinceEpoch ?? group.epoch;
    this.#words = kept?.words ?? [];
    this.members = new Members(device);
    this.members.update(group.leaves(), presence, names);
    this.#changes = new MembershipChanges(device);
    this.#talk = new Talk(device, presence, this.members, kept);
    this.#pairs = new PairTalk(device, group, kept?.pairs ?? []);
  }

  /** A new group with this device alone. */
  static async begin(device: Device, presence: Presence): Promise<Inside> {
    const { suite, isMember, random } = device;
    const own = await makeLeaf(device, presence.own);
    const group = await MlsGroup.create(suite, isMember, random(groupIdBytes), own);
    const inside = new Inside(device, presence, group, group.ownLeaf, new Map());
    await inside.makeWords();
    return inside;
  }

  /** What was kept before a reload. @returns null: it is not the state of a group of this room. */
  static restore(device: Device, presence: Presence, kept: KeptInside): Inside | null {
    const group = MlsGroup.decode(device.suite, device.isMember, kept.group);
    if (group === null || !group.leaves().every(device.isMember)) return null;
    const names = new Map(kept.members.map(({ leaf, nick }) => [leaf, nick]));
    const inside = new Inside(device, presence, group, kept.lastCommitter, names, kept);
    const absent = new Set(kept.members.filter(({ isAbsent }) => isAbsent).map(({ leaf }) => leaf));
    for (const member of inside.members.all) member.isAbsent = absent.has(member.leaf.index);
    return inside;
  }

  keep(): KeptInside {
    return {
      lastCommitter: this.#lastCommitter,
      sinceEpoch: this.#sinceEpoch,
      words: this.#words,
      members: this.members.all.map(({ leaf, nick, isAbsent }) => ({
        leaf: leaf.index,
        nick,
        isAbsent,
      })),
      sent: this.#talk.sent.targets,
      seen: this.#talk.seen.senders,
      group: this.group.encode(),
      pairs: this.#pairs.keep(),
    };
  }

  /** Of this epoch. */
  get words(): readonly string[] {
    return this.#words;
  }

  async makeWords(): Promise<void> {
    this.#words = await epochWords(this.group);
  }

  /** Nobody else has ever been in this group. */
  get isLonely(): boolean {
    return this.group.epoch === 0;
  }

  /** Whether a member is there under this nickname. */
  knows(nick: string): boolean {
    return this.members.called(nick) !== null;
  }

  hello(from: string, content: Uint8Array, nowMs: number): readonly GroupAction[] {
    const hello = readHello(this.#device, from, content);
    if (hello === null || !this.#presence.has(from) || this.#presence.isOwn(from)) return [];
    return this.#changes.heard(hello, nowMs);
  }

  left(nick: string): void {
    this.members.left(nick);
    this.#changes.left(nick);
  }

  /** A text of this device's came back. */
  cameBack({ countedFor, number }: OwnText): void {
    this.#talk.sent.cameBack(countedFor, number);
  }

  absent(channel: string): void {
    this.#talk.seen.forgetTarget(channel);
  }

  waitMs(nowMs: number): number | null {
    return this.#changes.waitMs(nowMs);
  }

  /** Commits what is to be done, if it is this device's turn. */
  async act(nowMs: number): Promise<Outcome> {
    const made = await this.#changes.act(
      this.group,
      this.members,
      this.#presence,
      this.#lastCommitter,
      nowMs,
    );
    const late = this.#pairs.tick(this.members, nowMs);
    return made === null ? anew(...late) : stay(...late, ...made);
  }

  async commit(content: Uint8Array, isOwn: boolean, nowMs: number): Promise<Outcome> {
    const read = readCommit(content);
    const header = read === null ? null : readHeader(read.message);
    if (read === null || header === null || !header.isCommit) return changed();
    if (!isSame(header.groupId, this.group.id)) return this.#foreign(header);
    if (header.epoch < this.group.epoch) return stay(); // it was not the first of its epoch
    if (header.epoch > this.group.epoch) return anew();
    if (isOwn) return this.#ownCommit(read.message, read.helloIds, nowMs);
    const result = await this.group.apply(header, this.#isAllowed);
    if (result.kind === 'rejected') return stay();
    if (result.kind === 'refused') return changed();
    if (result.isOut) return anew();
    const lost = this.#changes.takePending();
    if (lost !== null) this.group.discard(lost.staged);
    await this.#follow(result, read.helloIds);
    return stay();
  }

  /** A frame of another group. From a lonely device it tells nothing: that one gives up when it hears of this group. */
  #foreign({ epoch }: Header, ...actions: readonly GroupAction[]): Outcome {
    return epoch === 0 && !this.isLonely ? stay(...actions) : foreign(...actions);
  }

  async #ownCommit(
    message: Uint8Array,
    helloIds: readonly string[],
    nowMs: number,
  ): Promise<Outcome> {
    const pending = this.#changes.takePending();
    if (pending === null || !isSame(pending.staged.commit, message)) {
      return anew(); // made before a reload
    }
    if (!this.#isAllowed(pending.staged.proposed)) {
      this.group.discard(pending.staged);
      return stay();
    }
    this.group.accept(pending.staged);
    await this.#follow(pending.staged.proposed, helloIds);
    return stay(...this.#changes.welcomes(pending, nowMs));
  }

  /** The rules of this room for a commit. All members judge alike: by the commit and the channel's order alone. */
  readonly #isAllowed = ({ added, removed }: Proposed): boolean => {
    const members = added.map((leaf) => this.#device.memberOf(leaf));
    return (
      this.members.all.length + added.length - removed.length <= maxSealedMembers &&
      members.every((member) => member !== null && !this.#device.revoked.has(member.invitation))
    );
  };

  async #follow(proposed: Proposed, helloIds: readonly string[]): Promise<void> {
    const gone = this.members.update(this.group.leaves(), this.#presence, new Map());
    for (const key of gone) this.#talk.seen.forgetSender(key);
    this.#pairs.forget(gone);
    for (const { signatureKey } of proposed.added) {
      this.#talk.seen.begins(keyOf(signatureKey), this.#device.channel);
    }
    this.#lastCommitter = proposed.committer;
    this.#changes.settled(helloIds);
    await this.makeWords();
  }

  async talk(content: Uint8Array, frame: ReceivedFrame, nowMs: number): Promise<Outcome> {
    const header = readHeader(content);
    if (header === null || header.isCommit) return changed(unknown);
    if (!isSame(header.groupId, this.group.id)) return this.#foreign(header, unknown);
    if (header.epoch > this.group.epoch) return anew(unknown);
    if (header.epoch < this.#sinceEpoch) return stay(before);
    return this.#talk.fromChannel(this.group, header, frame, nowMs);
  }

  /** Talk to the group's channel that came before the welcome. */
  async heldTalk(content: Uint8Array): Promise<void> {
    const header = readHeader(content);
    if (header === null || header.isCommit || !isSame(header.groupId, this.group.id)) return;
    if (header.epoch >= this.#sinceEpoch && header.epoch <= this.group.epoch) {
      await this.#talk.countOnly(this.group, header);
    }
  }

  /** Seals a text for a channel or a nickname. */
  async say(target: string, text: QueuedText, nowMs: number): Promise<readonly GroupAction[]> {
    if (hasChannelPrefix(target)) return this.#talk.toChannel(this.group, target, text);
    const peer = this.members.called(target);
    if (peer === null || peer.leaf.index === this.group.ownLeaf) {
      return [{ kind: 'refused', ticket: text.ticket, why: 'nobody' }];
    }
    const group = this.#pairs.groupWith(peer);
    return group === null
      ? this.#pairs.ask(peer, text, nowMs)
      : this.#talk.toPeer(group, peer, text);
  }

  /** What belongs to private messages. */
  async pair(
    kind: PairKind,
    content: Uint8Array,
    frame: ReceivedFrame,
    nowMs: number,
  ): Promise<Outcome> {
    if (frame.isOwn) return stay();
    const peer = this.members.called(frame.from);
    if (peer === null) return stay(...(kind === 'pair talk' ? [unknown] : []));
    if (kind === 'pair ask') return stay(...(await this.#pairs.asked(peer, content, nowMs)));
    if (kind === 'pair talk') {
      const header = readHeader(content);
      const group = header === null ? null : this.#pairs.groupOf(peer, header);
      if (header === null || group === null || header.isCommit) return stay(unknown);
      return this.#talk.fromPeer(group, peer, header, frame, nowMs);
    }
    const step =
      kind === 'pair key'
        ? await this.#pairs.offered(peer, content)
        : await this.#pairs.welcomed(peer, content);
    const actions = [...step.actions];
    const group = this.#pairs.groupWith(peer);
    if (group === null) return stay(...actions);
    for (const text of step.ready) actions.push(...(await this.#talk.toPeer(group, peer, text)));
    return stay(...actions);
  }

  /** Overwrites all keys. @returns refusals of texts that waited. */
  wipe(): readonly GroupAction[] {
    const pending = this.#changes.takePending();
    if (pending !== null) this.group.discard(pending.staged);
    this.#pairs.wipe();
    this.group.wipe();
    return this.#pairs.refused();
  }
}
