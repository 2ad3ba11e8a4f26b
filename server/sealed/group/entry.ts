// A device that wants to come in: its hellos, and what happens in the channel while it waits.

import { foldName } from '../../contract/room/casemap.ts';
import { toBase64url } from '../bytes/base64url.ts';
import type { Device } from './device.ts';
import type { Frame } from './frames.ts';
import type { GroupAction } from './group-types.ts';
import { helloContent, helloIdBytes, makeHello, type OwnHello } from './hello.ts';
import { MlsGroup } from './mls.ts';
import type { Presence } from './presence.ts';
import { wipeAll } from './wipe.ts';
import { decodeNote, type WelcomeNote } from './welcome-note.ts';

export interface Joined {
  readonly group: MlsGroup;
  readonly note: WelcomeNote;
}

/** A hello that had no answer is sent once again after this time, then a new one is made. */
const againMs = 12_000;
const anewMs = 25_000;
/** Whom a commit has let in waits so much longer for its welcome. */
const namedMs = 15_000;
const jitterMs = 3000;
/** If nobody is inside, this is how long all wait for each other's hellos. */
const allWaitMs = 5000;
const maxOwnHellos = 3;
/** Commits that come before the welcome that they belong to. */
const maxHeld = 256;
const maxHeldBytes = 1 << 20;

export class Entry {
  readonly #device: Device;
  readonly #hellos: OwnHello[] = [];
  /** Who else waits: the id of their last hello. */
  readonly #waiting = new Map<string, string>();
  #held: Frame[] = [];
  #sentCount = 0;
  #nextMs = 0;
  #allWaitSinceMs: number | null = null;

  constructor(device: Device) {
    this.#device = device;
  }

  /** What came since, the oldest first. */
  get held(): readonly Frame[] {
    return this.#held;
  }

  get nextMs(): number {
    return this.#nextMs;
  }

  /** Says hello if it is time to. */
  async knock(presence: Presence, nowMs: number): Promise<readonly GroupAction[]> {
    if (nowMs < this.#nextMs) return [];
    if (this.#sentCount % 2 === 0) {
      this.#hellos.push(await makeHello(this.#device, presence.own));
      if (this.#hellos.length > maxOwnHellos) this.#hellos.shift();
    }
    this.#sentCount += 1;
    const wait = this.#sentCount % 2 === 1 ? againMs : anewMs;
    this.#nextMs = nowMs + wait + this.#device.below(jitterMs);
    const hello = this.#hellos.at(-1);
    if (hello === undefined) return [];
    const { channel } = this.#device;
    return [this.#device.send(channel, this.#device.frame('hello', helloContent(hello)))];
  }

  /** Renames since this device began to wait: the committer may not have known them yet. */
  readonly renames: (readonly [string, string])[] = [];

  /** Somebody has another nickname. What this device asked for under its old one is not worth anything. */
  renamed(from: string, to: string, isOwn: boolean): void {
    this.renames.push([from, to]);
    if (this.renames.length > maxHeld) this.renames.shift();
    this.speaks(from);
    if (!isOwn) return;
    this.#hellos.length = 0;
    this.#sentCount = 0;
    this.#nextMs = 0;
  }

  /** Another one says hello. Whether they may come in is for those inside to judge. */
  heard(nick: string, content: Uint8Array): void {
    this.#waiting.set(foldName(nick), toBase64url(content.slice(0, helloIdBytes)));
  }

  /** Whoever speaks in a group does not wait. */
  speaks(nick: string): void {
    this.#waiting.delete(foldName(nick));
  }

  /** These were let in by a commit. */
  named(ids: readonly string[], nowMs: number): void {
    for (const [nick, id] of this.#waiting) if (ids.includes(id)) this.#waiting.delete(nick);
    const isOwn = this.#hellos.some(({ id }) => ids.includes(toBase64url(id)));
    if (isOwn) this.#nextMs = Math.max(this.#nextMs, nowMs + namedMs);
  }

  hold(frame: Frame): void {
    this.#held.push(frame);
    const bytes = this.#held.reduce((sum, { content }) => sum + content.length, 0);
    if (this.#held.length > maxHeld || bytes > maxHeldBytes) this.#held = [];
  }

  /** Nobody is inside, and it is on this device to begin a new group. */
  mustBegin(presence: Presence, nowMs: number): boolean {
    if (presence.isAlone) return true;
    const others = presence.nicks.filter((nick) => !presence.isOwn(nick));
    const ids = others.map((nick) => this.#waiting.get(foldName(nick)));
    const own = this.#hellos.at(-1);
    if (own === undefined || ids.includes(undefined)) {
      this.#allWaitSinceMs = null;
      return false;
    }
    this.#allWaitSinceMs ??= nowMs;
    const ownId = toBase64url(own.id);
    const isLowest = ids.every((id) => id === undefined || ownId < id);
    return isLowest && nowMs >= this.#allWaitSinceMs + allWaitMs;
  }

  /** @param content id of the hello (16 bytes) | MLS Welcome. @returns null: it is not for this device. */
  async join(content: Uint8Array): Promise<Joined | null> {
    const id = toBase64url(content.slice(0, helloIdBytes));
    const hello = this.#hellos.find((one) => toBase64url(one.id) === id);
    if (hello === undefined) return null;
    const welcome = content.slice(helloIdBytes);
    const { suite, isMember } = this.#device;
    const joined = await MlsGroup.join(suite, isMember, welcome, hello.own);
    const note = joined === null ? null : decodeNote(joined.note);
    if (joined === null || note === null) return null;
    this.#hellos.splice(this.#hellos.indexOf(hello), 1);
    return { group: joined.group, note };
  }

  /** Overwrites the keys of hellos that were not used. */
  wipe(): void {
    for (const { own } of this.#hellos) wipeAll(own.privatePackage);
    this.#hellos.length = 0;
  }
}
