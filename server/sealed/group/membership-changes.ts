// Who is to be let in and who is to be taken out, and whose turn it is to commit that.

import { foldName } from '../../contract/room/casemap.ts';
import { maxSealedMembers } from '../../contract/room/sealed-line.ts';
import { concat } from '../bytes/bytes.ts';
import { commitContent } from './commit-frame.ts';
import type { Device } from './device.ts';
import type { GroupAction } from './group-types.ts';
import type { Hello } from './hello.ts';
import type { KnownMember, Members } from './members.ts';
import type { MlsGroup, StagedCommit } from './mls.ts';
import type { Presence } from './presence.ts';
import { encodeNote } from './welcome-note.ts';

/** A commit of so many stays below 40 lines. */
const maxAdds = 20;
const maxUsedHellos = 1000;
/** Newcomers who come at the same time get into one commit. */
const gatherMs = 200;
/** How long each member waits for those before it. */
const rankMs = 4000;
const jitterMs = 1500;
/** A commit of one's own that does not come back is sent again. */
const echoMs = 15_000;
const maxSends = 3;
/** Who says hello again did not get the welcome. */
const keptWelcomeMs = 60_000;

export interface PendingCommit {
  readonly staged: StagedCommit;
  readonly hellos: readonly Hello[];
  readonly frame: Uint8Array;
  sends: number;
  sentAtMs: number;
}

export class MembershipChanges {
  readonly #device: Device;
  readonly #waiting = new Map<string, Hello>();
  /** Ids of hellos that a commit has named: a server may send an old one again. */
  readonly #used = new Set<string>();
  readonly #welcomes = new Map<string, { nick: string; frame: Uint8Array; untilMs: number }>();
  #pending: PendingCommit | null = null;
  /** Since when there is something to do; null: there is nothing. */
  #workSinceMs: number | null = null;
  #waitMs = 0;
  #batch = maxAdds;

  constructor(device: Device) {
    this.#device = device;
  }

  get pending(): PendingCommit | null {
    return this.#pending;
  }

  /** Somebody wants to come in. @returns the welcome once more, if this device has let them in already. */
  heard(hello: Hello, nowMs: number): readonly GroupAction[] {
    const welcome = this.#welcomes.get(hello.idText);
    if (welcome !== undefined && nowMs < welcome.untilMs) {
      return [this.#device.send(welcome.nick, welcome.frame)];
    }
    if (!this.#used.has(hello.idText)) this.#waiting.set(foldName(hello.nick), hello);
    return [];
  }

  left(nick: string): void {
    this.#waiting.delete(foldName(nick));
  }

  /** A commit became part of the order: for what is left to do, others have their turn first. */
  settled(helloIds: readonly string[]): void {
    for (const id of helloIds) {
      this.#used.add(id);
      for (const [nick, hello] of this.#waiting)
        if (hello.idText === id) this.#waiting.delete(nick);
    }
    for (const id of this.#used) if (this.#used.size > maxUsedHellos) this.#used.delete(id);
    this.#workSinceMs = null;
    this.#batch = maxAdds;
  }

  /** This device's own commit, which it does not wait for any more. */
  takePending(): PendingCommit | null {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  /** How long until `act` has something to do; null: nothing. */
  waitMs(nowMs: number): number | null {
    if (this.#pending !== null) return this.#pending.sentAtMs + echoMs - nowMs;
    return this.#workSinceMs === null ? null : this.#workSinceMs + this.#waitMs - nowMs;
  }

  /**
   * Commits what is to be done, when it is this device's turn.
   * @returns null: its own commit never came back.
   */
  async act(
    group: MlsGroup,
    members: Members,
    presence: Presence,
    lastCommitter: number,
    nowMs: number,
  ): Promise<readonly GroupAction[] | null> {
    if (this.#pending !== null) return this.#sendAgain(this.#pending, nowMs);
    const room = maxSealedMembers - members.all.length;
    const hellos = Array.from(this.#waiting.values())
      .filter(({ nick, invitation }) => presence.has(nick) && !this.#device.revoked.has(invitation))
      .slice(0, Math.min(this.#batch, Math.max(0, room)));
    const entering = new Set(hellos.map(({ nick }) => foldName(nick)));
    const stale = members.stale(entering).filter(({ leaf }) => leaf.index !== group.ownLeaf);
    if (hellos.length === 0 && stale.length === 0) {
      this.#workSinceMs = null;
      return [];
    }
    if (this.#workSinceMs === null) {
      this.#workSinceMs = nowMs;
      const rank = rankOf(group.ownLeaf, members.all, new Set(stale), lastCommitter);
      const jitter = rank === 0 ? 0 : this.#device.below(jitterMs);
      this.#waitMs = gatherMs + rank * rankMs + jitter;
    }
    if (nowMs < this.#workSinceMs + this.#waitMs) return [];
    return this.#commit(group, members, hellos, stale, nowMs);
  }

  async #commit(
    group: MlsGroup,
    members: Members,
    hellos: readonly Hello[],
    stale: readonly KnownMember[],
    nowMs: number,
  ): Promise<readonly GroupAction[]> {
    const removed = stale.map(({ leaf }) => leaf.index);
    const { revocations, channel } = this.#device;
    // A newcomer may get the leaf of who is taken out.
    const names = new Map([...members.otherNames()].filter(([leaf]) => !removed.includes(leaf)));
    const note = encodeNote({ committer: group.ownLeaf, names, revocations });
    const packages = hellos.map(({ keyPackage }) => keyPackage);
    let staged: StagedCommit;
    try {
      staged = await group.stage(packages, removed, note);
    } catch {
      // One of the key packages is not what it says. From now on one after the other: it is found, and left out.
      const only = hellos.length === 1 ? hellos[0] : undefined;
      if (only !== undefined) this.#waiting.delete(foldName(only.nick));
      this.#batch = 1;
      return [];
    }
    const content = commitContent(
      hellos.map(({ id }) => id),
      staged.commit,
    );
    const frame = this.#device.frame('commit', content);
    this.#pending = { staged, hellos, frame, sends: 1, sentAtMs: nowMs };
    return [this.#device.send(channel, frame)];
  }

  #sendAgain(pending: PendingCommit, nowMs: number): readonly GroupAction[] | null {
    if (nowMs < pending.sentAtMs + echoMs) return [];
    if (pending.sends >= maxSends) return null;
    pending.sends += 1;
    pending.sentAtMs = nowMs;
    return [this.#device.send(this.#device.channel, pending.frame)];
  }

  /** This device's own commit was the first of its epoch: those who were let in get their welcomes. */
  welcomes({ staged, hellos }: PendingCommit, nowMs: number): readonly GroupAction[] {
    for (const [id, { untilMs }] of this.#welcomes) if (untilMs < nowMs) this.#welcomes.delete(id);
    return hellos.flatMap(({ id, idText, nick }, at) => {
      const welcome = staged.welcomes[at];
      if (welcome === undefined) return [];
      const frame = this.#device.frame('welcome', concat(id, welcome));
      this.#welcomes.set(idText, { nick, frame, untilMs: nowMs + keptWelcomeMs });
      return [this.#device.send(nick, frame)];
    });
  }
}

/** 0: it is this device's turn. The last committer goes first, then hosts, then the others, by their leaves. */
function rankOf(
  own: number,
  members: readonly KnownMember[],
  stale: ReadonlySet<KnownMember>,
  lastCommitter: number,
): number {
  const turn = ({ leaf, isHost }: KnownMember): number =>
    leaf.index === lastCommitter ? 0 : isHost ? 1 : 2;
  const order = members
    .filter((member) => !stale.has(member))
    .toSorted((one, other) => turn(one) - turn(other) || one.leaf.index - other.leaf.index);
  const rank = order.findIndex(({ leaf }) => leaf.index === own);
  return rank < 0 ? order.length : rank;
}
