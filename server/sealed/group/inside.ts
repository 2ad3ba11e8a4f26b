// A device that is in the group: opens and seals talk, follows commits in the channel's order, makes its own.

import { sameName } from '../../contract/room/casemap.ts';
import { readCommit } from './commit-frame.ts';
import type { Device } from './device.ts';
import type { GroupAction, ReceivedFrame } from './group-types.ts';
import { readHello } from './hello.ts';
import { keyOf, Members } from './members.ts';
import { maxMembers, MembershipChanges } from './membership-changes.ts';
import { isSame, readHeader, type Header, type MlsGroup, type Proposed } from './mls.ts';
import { OwnTexts } from './own-texts.ts';
import type { Presence } from './presence.ts';
import { decodeTalk, encodeTalk } from './talk-payload.ts';
import { SeenCounts, SentCounts } from './text-counts.ts';
import { epochWords } from './words.ts';

/**
 * What follows: `stay` nothing; `anew` this device must enter anew; `foreign` there is another group;
 * `changed` a frame is not what a member made.
 */
export interface Outcome {
  readonly actions: readonly GroupAction[];
  readonly next: 'stay' | 'anew' | 'foreign' | 'changed';
}

const stay = (...actions: readonly GroupAction[]): Outcome => ({ actions, next: 'stay' });
const unknown: GroupAction = { kind: 'unreadable', why: 'unknown' };
const before: GroupAction = { kind: 'unreadable', why: 'before' };

export class Inside {
  readonly group: MlsGroup;
  readonly members: Members;
  readonly #device: Device;
  readonly #presence: Presence;
  readonly #changes: MembershipChanges;
  readonly #sent = new SentCounts();
  readonly #seen = new SeenCounts();
  readonly #own = new OwnTexts();
  readonly #sinceEpoch: number;
  #lastCommitter: number;
  #words: readonly string[] = [];

  constructor(
    device: Device,
    presence: Presence,
    group: MlsGroup,
    lastCommitter: number,
    names: ReadonlyMap<number, string>,
  ) {
    this.#device = device;
    this.#presence = presence;
    this.group = group;
    this.#lastCommitter = lastCommitter;
    this.#sinceEpoch = group.epoch;
    this.members = new Members(device);
    this.members.update(group.leaves(), presence, names);
    this.#changes = new MembershipChanges(device);
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

  hello(from: string, content: Uint8Array, nowMs: number): readonly GroupAction[] {
    const hello = readHello(this.#device, from, content);
    if (hello === null || !this.#presence.has(from) || this.#presence.isOwn(from)) return [];
    return this.#changes.heard(hello, nowMs);
  }

  left(nick: string): void {
    this.members.left(nick);
    this.#changes.left(nick);
  }

  absent(channel: string): void {
    this.#seen.forgetTarget(channel);
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
    return made === null ? { actions: [], next: 'anew' } : stay(...made);
  }

  async commit(content: Uint8Array, isOwn: boolean, nowMs: number): Promise<Outcome> {
    const read = readCommit(content);
    const header = read === null ? null : readHeader(read.message);
    if (read === null || header === null || !header.isCommit)
      return { actions: [], next: 'changed' };
    if (!isSame(header.groupId, this.group.id)) {
      // The first commit of a lonely device that has not seen yet that there is a group.
      return header.epoch === 0 && !this.isLonely ? stay() : { actions: [], next: 'foreign' };
    }
    if (header.epoch < this.group.epoch) return stay(); // it was not the first of its epoch
    if (header.epoch > this.group.epoch) return { actions: [], next: 'anew' };
    if (isOwn) return this.#ownCommit(read.message, read.helloIds, nowMs);
    const result = await this.group.apply(header, this.#isAllowed);
    if (result.kind === 'rejected') return stay();
    if (result.kind === 'refused') return { actions: [], next: 'changed' };
    if (result.isOut) return { actions: [], next: 'anew' };
    const lost = this.#changes.takePending();
    if (lost !== null) this.group.discard(lost.staged);
    await this.#follow(result, read.helloIds);
    return stay();
  }

  async #ownCommit(
    message: Uint8Array,
    helloIds: readonly string[],
    nowMs: number,
  ): Promise<Outcome> {
    const pending = this.#changes.takePending();
    if (pending === null || !isSame(pending.staged.commit, message)) {
      return { actions: [], next: 'anew' }; // made before a reload
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
      this.members.all.length + added.length - removed.length <= maxMembers &&
      members.every((member) => member !== null && !this.#device.revoked.has(member.invitation))
    );
  };

  async #follow(proposed: Proposed, helloIds: readonly string[]): Promise<void> {
    const gone = this.members.update(this.group.leaves(), this.#presence, new Map());
    for (const key of gone) this.#seen.forgetSender(key);
    for (const { signatureKey } of proposed.added) {
      this.#seen.begins(keyOf(signatureKey), this.#device.channel);
    }
    this.#lastCommitter = proposed.committer;
    this.#changes.settled(helloIds);
    await this.makeWords();
  }

  async talk(content: Uint8Array, frame: ReceivedFrame, nowMs: number): Promise<Outcome> {
    const header = readHeader(content);
    if (header === null || header.isCommit) return { actions: [unknown], next: 'changed' };
    if (!isSame(header.groupId, this.group.id)) return { actions: [before], next: 'foreign' };
    if (frame.isOwn) return stay(this.#ownText(frame));
    if (header.epoch > this.group.epoch) return { actions: [unknown], next: 'anew' };
    if (header.epoch < this.#sinceEpoch) return stay(before);
    return this.#open(header, frame, nowMs);
  }

  #ownText(frame: ReceivedFrame): GroupAction {
    const own = this.#own.take(frame.bytes);
    if (own === null) return unknown;
    this.#sent.cameBack(frame.target, own.number);
    return { kind: 'text', command: own.command, text: own.text, ticket: own.ticket };
  }

  async #open(header: Header, frame: ReceivedFrame, nowMs: number): Promise<Outcome> {
    const changed: Outcome = { actions: [unknown], next: 'changed' };
    const opened = await this.group.open(header);
    if (opened === null) return header.epoch === this.group.epoch ? changed : stay(unknown);
    const key = keyOf(opened.sender);
    const member = this.members.get(key);
    if (member === null) return stay(unknown); // was taken out, and said it after that
    const payload = decodeTalk(opened.plaintext);
    if (payload === null || !sameName(payload.target, frame.target)) return changed;
    if (!this.members.isCalled(member, frame.from, payload.nick, nowMs)) return changed;
    const { number, echoes, command, text } = payload;
    const missing = this.#seen.take(key, frame.target, number, echoes);
    if (missing === null) return stay(unknown);
    const gap: GroupAction[] = missing > 0 ? [{ kind: 'gap', count: missing }] : [];
    return stay(...gap, { kind: 'text', command, text, ticket: null });
  }

  /** Seals a text for a channel. */
  async say(
    command: 'PRIVMSG' | 'NOTICE',
    target: string,
    text: string,
    ticket: number,
  ): Promise<readonly GroupAction[]> {
    const counts = this.#sent.next(target);
    const payload = encodeTalk({ command, ...counts, nick: this.#presence.own, target, text });
    if (payload === null) return [{ kind: 'refused', ticket, why: 'too long' }];
    const frame = this.#device.frame('talk', await this.group.seal(payload));
    this.#own.add(frame, { command, text, ticket, number: counts.number });
    return [this.#device.send(target, frame, ticket)];
  }

  wipe(): void {
    const pending = this.#changes.takePending();
    if (pending !== null) this.group.discard(pending.staged);
    this.group.wipe();
  }
}
