// One device's part in the group: from the channel's door to being inside, and out again.

import { formatRevocation } from '../seal/revocation.ts';
import { readCommit } from './commit-frame.ts';
import { Device } from './device.ts';
import { Entry } from './entry.ts';
import { Expulsions } from './expulsions.ts';
import type { Frame } from './frames.ts';
import type {
  Group,
  GroupAction,
  GroupFault,
  GroupParts,
  GroupStage,
  GroupView,
  ReceivedFrame,
} from './group-types.ts';
import { Inside } from './inside.ts';
import { decodeKept, encodeKept } from './kept-group.ts';
import { before, unknown, type Outcome } from './outcome.ts';
import { Presence } from './presence.ts';
import { SeenFrames } from './seen-frames.ts';

export function openGroup(parts: GroupParts): Group {
  return new SealedGroup(parts);
}

class SealedGroup implements Group {
  readonly #device: Device;
  readonly #now: () => number;
  readonly #presence = new Presence();
  readonly #frames = new SeenFrames();
  readonly #expulsions = new Expulsions();
  #entry: Entry | null = null;
  #inside: Inside | null = null;
  #fault: GroupFault | null = null;
  #shown = '';

  constructor({ seal, channel, random, now, kept }: GroupParts) {
    this.#device = new Device(seal, channel, random);
    this.#now = now;
    if (kept !== null) this.#restore(kept);
    this.#shown = JSON.stringify(this.view);
  }

  get #stage(): GroupStage {
    if (this.#fault !== null) return 'broken';
    if (this.#inside !== null) return 'inside';
    return this.#entry === null ? 'outside' : 'entering';
  }

  get view(): GroupView {
    const inside = this.#fault === null ? this.#inside : null;
    return {
      stage: this.#stage,
      fault: this.#fault,
      words: inside?.words ?? null,
      epoch: inside?.group.epoch ?? null,
      members: inside?.members.view() ?? [],
    };
  }

  get waitMs(): number | null {
    const nowMs = this.#now();
    if (this.#entry !== null) return Math.max(0, Math.min(1000, this.#entry.nextMs - nowMs));
    const wait = this.#inside?.waitMs(nowMs) ?? null;
    return wait === null ? null : Math.max(0, wait);
  }

  async entered(nick: string, nicks: readonly string[]): Promise<readonly GroupAction[]> {
    const late = this.#drop();
    this.#presence.enter(nick, nicks);
    this.#entry = new Entry(this.#device);
    return this.#answer([...late, ...(await this.#act())]);
  }

  async joined(nick: string): Promise<readonly GroupAction[]> {
    this.#presence.join(nick);
    return this.#answer(await this.#act());
  }

  async left(nick: string): Promise<readonly GroupAction[]> {
    if (this.#presence.isOwn(nick)) return this.outside();
    this.#presence.leave(nick);
    this.#inside?.left(nick);
    this.#entry?.speaks(nick);
    return this.#answer(await this.#act());
  }

  async renamed(from: string, to: string): Promise<readonly GroupAction[]> {
    this.#entry?.renamed(from, to, this.#presence.isOwn(from));
    this.#presence.rename(from, to);
    this.#inside?.members.renamed(from, to, this.#now());
    return this.#answer(await this.#act());
  }

  async outside(): Promise<readonly GroupAction[]> {
    return this.#answer(this.#drop());
  }

  absent(channel: string): void {
    this.#inside?.absent(channel);
  }

  async received(frame: ReceivedFrame): Promise<readonly GroupAction[]> {
    if (this.#stage === 'broken' || this.#stage === 'outside') return [];
    if (frame.isOld === true) return [before];
    if (!this.#frames.isNew(frame.bytes)) return [];
    const opened = this.#device.openFrame(frame.bytes);
    if (opened !== null) return this.#answer(await this.#take(opened, frame));
    // A member's device makes no such frame; somebody with another seal, or none, may.
    const isMembers = frame.isOwn || (this.#inside?.members.called(frame.from) ?? null) !== null;
    return this.#answer([
      unknown,
      ...(this.#inside !== null && isMembers ? this.#break('changed') : []),
    ]);
  }

  async #take(opened: Frame, frame: ReceivedFrame): Promise<readonly GroupAction[]> {
    const { kind, content } = opened;
    const nowMs = this.#now();
    if (kind === 'revocation') {
      if (this.#entry === null) this.#device.learnRevocation(content);
      else this.#entry.hold(opened);
      return this.#act();
    }
    if (kind === 'hello') return this.#hello(frame.from, content, frame.isOwn);
    if (frame.isOwn && (kind === 'talk' || kind === 'pair talk')) return [this.#ownText(frame)];
    if (this.#inside !== null) {
      if (kind === 'talk') return this.#then(await this.#inside.talk(content, frame, nowMs));
      if (kind === 'welcome') return [];
      if (kind !== 'commit') {
        return this.#then(await this.#inside.pair(kind, content, frame, nowMs));
      }
      const done = await this.#then(await this.#inside.commit(content, frame.isOwn, nowMs));
      return [...done, ...(await this.#act())];
    }
    if (this.#entry === null) return [];
    if (kind === 'welcome') return this.#welcome(content);
    this.#entry.speaks(frame.from);
    if (kind === 'talk' || kind === 'pair talk') return [before];
    if (kind === 'commit') {
      this.#entry.hold(opened);
      this.#entry.named(readCommit(content)?.helloIds ?? [], nowMs);
    }
    return [];
  }

  #ownText({ bytes }: ReceivedFrame): GroupAction {
    const own = this.#device.ownTexts.take(bytes);
    if (own === null) return unknown;
    this.#inside?.cameBack(own);
    const { command, text, ticket } = own;
    return { kind: 'text', from: null, command, text, ticket };
  }

  async #hello(from: string, content: Uint8Array, isOwn: boolean): Promise<readonly GroupAction[]> {
    if (isOwn) return [];
    if (this.#inside !== null) {
      const again = this.#inside.hello(from, content, this.#now());
      return [...again, ...(await this.#act())];
    }
    if (this.#presence.has(from)) this.#entry?.heard(from, content);
    return this.#act();
  }

  async #welcome(content: Uint8Array): Promise<readonly GroupAction[]> {
    const entry = this.#entry;
    const joined = (await entry?.join(content)) ?? null;
    if (entry === null || joined === null) return [];
    const { committer, names, revocations } = joined.note;
    for (const revocation of revocations) this.#device.learnRevocation(revocation);
    const inside = new Inside(this.#device, this.#presence, joined.group, committer, names);
    inside.members.follow(entry.renames, this.#presence);
    await inside.makeWords();
    entry.wipe();
    this.#entry = null;
    this.#inside = inside;
    const actions: GroupAction[] = [];
    for (const { kind, content: held } of entry.held) {
      if (kind === 'revocation') this.#device.learnRevocation(held);
      else if (this.#inside === inside) {
        actions.push(...(await this.#then(await inside.commit(held, false, this.#now()))));
      }
    }
    return [...actions, ...(await this.#act())];
  }

  async #then({ actions, next }: Outcome): Promise<readonly GroupAction[]> {
    if (next === 'stay') return actions;
    if (next === 'changed') return [...actions, ...this.#break('changed')];
    if (next === 'foreign' && this.#inside?.isLonely !== true) {
      return [...actions, ...this.#break('split')];
    }
    return [...actions, ...(await this.#anew(next === 'anew'))];
  }

  /** Out of the group, and in again. */
  async #anew(isCounted: boolean): Promise<readonly GroupAction[]> {
    if (isCounted && this.#expulsions.isTooMany(this.#now())) return this.#break('cast out');
    const late = this.#drop();
    this.#entry = new Entry(this.#device);
    return [...late, ...(await this.#act())];
  }

  /** Does what is due. */
  async #act(): Promise<readonly GroupAction[]> {
    const nowMs = this.#now();
    if (this.#inside !== null) return this.#then(await this.#inside.act(nowMs));
    if (this.#entry === null) return [];
    if (this.#entry.mustBegin(this.#presence, nowMs)) {
      await this.#begin();
      return [];
    }
    return this.#entry.knock(this.#presence, nowMs);
  }

  async #begin(): Promise<void> {
    const inside = await Inside.begin(this.#device, this.#presence);
    this.#drop();
    this.#inside = inside;
  }

  async say(
    command: 'PRIVMSG' | 'NOTICE',
    target: string,
    text: string,
    ticket: number,
  ): Promise<readonly GroupAction[]> {
    if (this.#fault !== null) return [{ kind: 'refused', ticket, why: 'broken' }];
    if (this.#inside === null) return [{ kind: 'refused', ticket, why: 'not inside' }];
    return this.#inside.say(target, { command, text, ticket }, this.#now());
  }

  async revoke(invitation: string): Promise<readonly GroupAction[]> {
    const { seal, channel } = this.#device;
    if (seal.kind !== 'host' || this.#stage === 'outside') return [];
    const content = formatRevocation(seal, invitation);
    return [this.#device.send(channel, this.#device.frame('revocation', content))];
  }

  async tick(): Promise<readonly GroupAction[]> {
    if (this.#fault !== null) return [];
    return this.#answer(await this.#act());
  }

  keep(): Uint8Array {
    if (this.#stage === 'outside') return new Uint8Array();
    return encodeKept({
      own: this.#presence.own,
      nicks: this.#presence.nicks,
      revocations: this.#device.revocations,
      ownTexts: this.#device.ownTexts.entries,
      frames: this.#frames.last,
      inside: this.#inside?.keep() ?? null,
    });
  }

  #restore(bytes: Uint8Array): void {
    const kept = decodeKept(bytes);
    if (kept === null) return;
    this.#presence.enter(kept.own, kept.nicks);
    for (const revocation of kept.revocations) this.#device.learnRevocation(revocation);
    this.#device.ownTexts.restore(kept.ownTexts);
    this.#frames.restore(kept.frames);
    const { inside } = kept;
    if (inside !== null) this.#inside = Inside.restore(this.#device, this.#presence, inside);
    if (this.#inside === null) this.#entry = new Entry(this.#device);
  }

  #break(fault: GroupFault): readonly GroupAction[] {
    const late = this.#drop();
    this.#fault = fault;
    return late;
  }

  /** Overwrites all keys. @returns refusals of texts that waited. */
  #drop(): readonly GroupAction[] {
    const late = this.#inside?.wipe() ?? [];
    for (const { kind, content } of this.#entry?.held ?? []) {
      if (kind === 'revocation') this.#device.learnRevocation(content);
    }
    this.#entry?.wipe();
    this.#inside = null;
    this.#entry = null;
    this.#fault = null;
    return late;
  }

  /** Adds what changed for people to see. */
  #answer(actions: readonly GroupAction[]): readonly GroupAction[] {
    const { view } = this;
    const shown = JSON.stringify(view);
    if (shown === this.#shown) return actions;
    this.#shown = shown;
    return [...actions, { kind: 'changed', view }];
  }
}
