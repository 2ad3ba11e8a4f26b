// Private messages: for each two members a group of their own, which no third one can read.
//
// One asks (`pair ask`: id of 16 bytes), the other shows a key package (`pair key`: id | KeyPackage), the first makes a
// group of two (`pair welcome`: id | Welcome) and talks in it (`pair talk`: PrivateMessage). Both have the signature
// keys of their leaves in the room's group, so both know who the other is.

import { toBase64url } from '../bytes/base64url.ts';
import { concat } from '../bytes/bytes.ts';
import type { Device } from './device.ts';
import type { GroupAction } from './group-types.ts';
import { readKeyPackage, type OwnKeyPackage } from './key-package.ts';
import type { KeptInside } from './kept-group.ts';
import { keyOf, type KnownMember, type Members } from './members.ts';
import { MlsGroup } from './mls.ts';
import { isSame, type Header } from './mls-rules.ts';
import { wipeAll } from './wipe.ts';

export interface QueuedText {
  readonly command: 'PRIVMSG' | 'NOTICE';
  readonly text: string;
  readonly ticket: number;
}

/** What has come of an ask, or of what was asked for. */
export interface PairStep {
  readonly actions: readonly GroupAction[];
  /** Texts that waited, and can be sealed now. */
  readonly ready: readonly QueuedText[];
}

interface Ask {
  readonly id: Uint8Array;
  readonly queue: QueuedText[];
  readonly untilMs: number;
}

interface Offer {
  readonly peer: string;
  readonly own: OwnKeyPackage;
  readonly untilMs: number;
}

const idBytes = 16;
/** Whoever does not answer in this time is not there. */
const askMs = 20_000;
const offerMs = 60_000;
const maxQueued = 50;
const maxOffers = 3;
const maxPairs = 3;
const nothing: PairStep = { actions: [], ready: [] };

export class PairTalk {
  readonly #device: Device;
  readonly #main: MlsGroup;
  readonly #asks = new Map<string, Ask>();
  readonly #offers = new Map<string, Offer>();
  /** By the key of the other one. Two who asked each other at the same time have two groups. */
  readonly #pairs = new Map<string, MlsGroup[]>();

  constructor(device: Device, main: MlsGroup, kept: KeptInside['pairs']) {
    this.#device = device;
    this.#main = main;
    for (const { peer, group: bytes } of kept) {
      const group = MlsGroup.decode(device.suite, device.isMember, bytes);
      if (group !== null) this.#add(peer, group);
    }
  }

  keep(): KeptInside['pairs'] {
    return Array.from(this.#pairs).flatMap(([peer, groups]) =>
      groups.map((group) => ({ peer, group: group.encode() })),
    );
  }

  /** The group in which to talk to this member; null: there is none yet. */
  groupWith(peer: KnownMember): MlsGroup | null {
    return this.#pairs.get(peer.key)?.at(-1) ?? null;
  }

  /** The group that a message is of; null: this device is in none such with this member. */
  groupOf(peer: KnownMember, { groupId }: Header): MlsGroup | null {
    return this.#pairs.get(peer.key)?.find(({ id }) => isSame(id, groupId)) ?? null;
  }

  /** Keeps a text until there is a group with this member. */
  ask(peer: KnownMember, text: QueuedText, nowMs: number): readonly GroupAction[] {
    const waiting = this.#asks.get(peer.key);
    if (waiting !== undefined) {
      if (waiting.queue.length >= maxQueued) {
        return [{ kind: 'refused', ticket: text.ticket, why: 'nobody' }];
      }
      waiting.queue.push(text);
      return [];
    }
    const id = this.#device.random(idBytes);
    this.#asks.set(peer.key, { id, queue: [text], untilMs: nowMs + askMs });
    return [this.#device.send(peer.nick, this.#device.frame('pair ask', id))];
  }

  /** A member wants to talk to this one. */
  async asked(
    peer: KnownMember,
    content: Uint8Array,
    nowMs: number,
  ): Promise<readonly GroupAction[]> {
    const offers = Array.from(this.#offers.values()).filter((offer) => offer.peer === peer.key);
    if (content.length !== idBytes || offers.length >= maxOffers) return [];
    const own = await this.#main.ownKeyPackage();
    this.#offers.set(toBase64url(content), { peer: peer.key, own, untilMs: nowMs + offerMs });
    return [
      this.#device.send(peer.nick, this.#device.frame('pair key', concat(content, own.bytes))),
    ];
  }

  /** A member answers. The group begins if it is the one who was asked. */
  async offered(peer: KnownMember, content: Uint8Array): Promise<PairStep> {
    const ask = this.#asks.get(peer.key);
    const id = content.slice(0, idBytes);
    const keyPackage = content.slice(idBytes);
    const read = readKeyPackage(keyPackage);
    if (ask === undefined || read === null || !isSame(ask.id, id)) return nothing;
    if (keyOf(read.signatureKey) !== peer.key) return nothing;
    const { suite, isMember, random } = this.#device;
    const group = await MlsGroup.create(
      suite,
      isMember,
      random(this.#main.id.length),
      await this.#main.ownKeyPackage(),
    );
    let welcome: Uint8Array | undefined;
    try {
      const staged = await group.stage([keyPackage], [], new Uint8Array());
      group.accept(staged);
      welcome = staged.welcomes[0];
    } catch {
      return nothing;
    }
    if (welcome === undefined) return nothing;
    this.#asks.delete(peer.key);
    this.#add(peer.key, group);
    const frame = this.#device.frame('pair welcome', concat(id, welcome));
    return { actions: [this.#device.send(peer.nick, frame)], ready: ask.queue };
  }

  /** A member has begun the group that it asked for. */
  async welcomed(peer: KnownMember, content: Uint8Array): Promise<PairStep> {
    const id = toBase64url(content.slice(0, idBytes));
    const offer = this.#offers.get(id);
    if (offer?.peer !== peer.key) return nothing;
    const { suite, isMember } = this.#device;
    const joined = await MlsGroup.join(suite, isMember, content.slice(idBytes), offer.own);
    if (joined === null) return nothing;
    this.#offers.delete(id);
    const keys = joined.group.leaves().map(({ signatureKey }) => keyOf(signatureKey));
    if (keys.length !== 2 || !keys.includes(peer.key)) {
      joined.group.wipe();
      return nothing;
    }
    this.#add(peer.key, joined.group);
    const ask = this.#asks.get(peer.key);
    this.#asks.delete(peer.key);
    return { actions: [], ready: ask?.queue ?? [] };
  }

  #add(peer: string, group: MlsGroup): void {
    const groups = this.#pairs.get(peer) ?? [];
    groups.push(group);
    if (groups.length > maxPairs) groups.shift()?.wipe();
    this.#pairs.set(peer, groups);
  }

  /** Refuses texts that waited too long. */
  tick(members: Members, nowMs: number): readonly GroupAction[] {
    for (const [id, { own, untilMs }] of this.#offers) {
      if (nowMs < untilMs) continue;
      wipeAll(own.privatePackage);
      this.#offers.delete(id);
    }
    return Array.from(this.#asks).flatMap(([peer, { queue, untilMs }]) => {
      if (nowMs < untilMs && members.get(peer) !== null) return [];
      this.#asks.delete(peer);
      return queue.map(({ ticket }) => ({ kind: 'refused', ticket, why: 'nobody' }) as const);
    });
  }

  /** They are not members of the room's group any more. */
  forget(peers: readonly string[]): void {
    for (const peer of peers) {
      for (const group of this.#pairs.get(peer) ?? []) group.wipe();
      this.#pairs.delete(peer);
    }
  }

  wipe(): void {
    this.forget(Array.from(this.#pairs.keys()));
    for (const { own } of this.#offers.values()) wipeAll(own.privatePackage);
    this.#offers.clear();
  }

  /** Texts that wait when this device leaves. */
  refused(): readonly GroupAction[] {
    const queued = Array.from(this.#asks.values()).flatMap(({ queue }) => queue);
    this.#asks.clear();
    return queued.map(({ ticket }) => ({ kind: 'refused', ticket, why: 'not inside' }));
  }
}
