// A room without sockets: one order for all that is said in the channel, lines that take their time on every link, and
// a server that may lie. Time and chance are the test's.

import { createHash } from 'node:crypto';
import { openGroup } from '../../../server/sealed/group/group.ts';
import type {
  Group,
  GroupAction,
  ReceivedFrame,
} from '../../../server/sealed/group/group-types.ts';
import type { Seal } from '../../../server/sealed/seal/seal.ts';
import { guestSealFor, mintHostSeal, type HostSeal } from '../../../server/sealed/seal/seal.ts';

export const lobby = '#lobby';

/** The same bytes for the same seed. */
export class Chance {
  readonly #seed: string;
  #count = 0;

  constructor(seed: number | string) {
    this.#seed = String(seed);
  }

  readonly bytes = (length: number): Uint8Array => {
    const parts: Buffer[] = [];
    for (let got = 0; got < length; got += 32) {
      parts.push(
        createHash('sha256')
          .update(`${this.#seed} ${this.#count++}`)
          .digest(),
      );
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, length));
  };

  below(limit: number): number {
    return new DataView(this.bytes(4).buffer).getUint32(0) % limit;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(Math.max(1, items.length))];
  }
}

/** What a device's guest got to see, in its order. */
export type Seen =
  | { readonly kind: 'text'; readonly from: string; readonly target: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly from: string; readonly why: string }
  | { readonly kind: 'gap'; readonly from: string; readonly count: number }
  | { readonly kind: 'refused'; readonly ticket: number; readonly why: string };

type Line =
  | { readonly kind: 'frame'; readonly frame: ReceivedFrame }
  | { readonly kind: 'entered'; readonly nick: string; readonly nicks: readonly string[] }
  | { readonly kind: 'joined' | 'left'; readonly nick: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'outside' };

export class Person {
  nick: string;
  readonly seal: Seal;
  group: Group;
  inbox: Line[] = [];
  outbox: { target: string; bytes: Uint8Array }[] = [];
  readonly seen: Seen[] = [];
  isPresent = false;
  ticket = 0;

  constructor(nick: string, seal: Seal, group: Group) {
    this.nick = nick;
    this.seal = seal;
    this.group = group;
  }

  get texts(): string[] {
    return this.seen.flatMap((one) => (one.kind === 'text' ? [`${one.from}: ${one.text}`] : []));
  }

  get told(): string[] {
    return this.seen.flatMap((one) => (one.kind === 'text' ? [] : [one.kind]));
  }
}

/** What the server makes of a frame on its way to one person: none, it, others. */
export type Tamper = (frame: ReceivedFrame, to: Person) => readonly ReceivedFrame[];

export class SimulatedRoom {
  readonly chance: Chance;
  readonly host: HostSeal;
  readonly people = new Map<string, Person>();
  nowMs = 0;
  tamper: Tamper = (frame) => [frame];
  /** Every frame that went through the server, for those who want to send it again. */
  readonly carried: { from: string; target: string; bytes: Uint8Array }[] = [];
  #invitations = 1;

  constructor(seed: number | string) {
    this.chance = new Chance(seed);
    this.host = mintHostSeal('i1', this.chance.bytes);
  }

  get present(): Person[] {
    return Array.from(this.people.values()).filter(({ isPresent }) => isPresent);
  }

  person(nick: string): Person {
    const person = this.people.get(nick);
    if (person === undefined) throw new Error(`nobody is called ${nick}`);
    return person;
  }

  open(seal: Seal, kept: Uint8Array | null = null): Group {
    const { bytes: random } = this.chance;
    return openGroup({ seal, channel: lobby, random, now: () => this.nowMs, kept });
  }

  /** The first one is the host. */
  come(nick: string, seal: Seal = this.#newSeal()): Person {
    const person = this.people.get(nick) ?? new Person(nick, seal, this.open(seal));
    this.people.set(nick, person);
    for (const other of this.present) other.inbox.push({ kind: 'joined', nick });
    person.isPresent = true;
    const nicks = this.present.map((one) => one.nick);
    person.inbox.push({ kind: 'entered', nick, nicks });
    return person;
  }

  #newSeal(): Seal {
    const id = `i${this.#invitations++}`;
    return id === 'i1' ? this.host : guestSealFor(this.host, id, this.chance.bytes);
  }

  leave(nick: string): void {
    const person = this.person(nick);
    person.isPresent = false;
    person.inbox = [{ kind: 'outside' }];
    person.outbox = [];
    for (const other of this.present) other.inbox.push({ kind: 'left', nick });
  }

  rename(from: string, to: string): void {
    const person = this.person(from);
    this.people.delete(from);
    this.people.set(to, person);
    person.nick = to;
    for (const other of this.present) other.inbox.push({ kind: 'renamed', from, to });
  }

  /** ngIRCd dies: what was on its way is lost, everybody comes back, one after the other. */
  die(): void {
    const back = this.present;
    for (const person of back) {
      person.isPresent = false;
      person.inbox = [{ kind: 'outside' }];
      person.outbox = [];
    }
    for (const person of back.toSorted(() => this.chance.below(3) - 1)) {
      this.come(person.nick, person.seal);
    }
  }

  /** The same person with another page of the same tab. */
  reload(nick: string): void {
    const person = this.person(nick);
    person.group = this.open(person.seal, person.group.keep());
  }

  async say(nick: string, text: string, target = lobby): Promise<void> {
    const person = this.person(nick);
    person.ticket += 1;
    this.#perform(person, await person.group.say('PRIVMSG', target, text, person.ticket), null);
  }

  async revoke(nick: string, invitation: string): Promise<void> {
    const person = this.person(nick);
    this.#perform(person, await person.group.revoke(invitation), null);
  }

  #perform(person: Person, actions: readonly GroupAction[], frame: ReceivedFrame | null): void {
    const from = frame?.from ?? '';
    for (const action of actions) {
      if (action.kind === 'send') {
        person.outbox.push({ target: action.target, bytes: action.bytes });
      } else if (action.kind === 'text') {
        person.seen.push({ kind: 'text', from, target: frame?.target ?? '', text: action.text });
      } else if (action.kind !== 'changed') {
        person.seen.push(action.kind === 'refused' ? action : { ...action, from });
      }
    }
  }

  /** The server carries the oldest line of somebody: from here on it has its place in the order. */
  carry(person: Person): void {
    const sent = person.outbox.shift();
    if (sent === undefined) return;
    this.carried.push({ from: person.nick, ...sent });
    const isChannel = sent.target.startsWith('#');
    for (const other of this.present) {
      const isOwn = other === person;
      if (isChannel || isOwn || other.nick === sent.target) {
        this.deliver(other, { from: person.nick, ...sent, isOwn });
      }
    }
  }

  deliver(to: Person, frame: ReceivedFrame): void {
    for (const one of this.tamper(frame, to)) to.inbox.push({ kind: 'frame', frame: one });
  }

  async #read(person: Person): Promise<void> {
    const line = person.inbox.shift();
    if (line === undefined) return;
    const { group } = person;
    if (line.kind === 'frame') {
      this.#perform(person, await group.received(line.frame), line.frame);
    } else if (line.kind === 'entered') {
      this.#perform(person, await group.entered(line.nick, line.nicks), null);
    } else if (line.kind === 'joined') {
      this.#perform(person, await group.joined(line.nick), null);
    } else if (line.kind === 'left') this.#perform(person, await group.left(line.nick), null);
    else if (line.kind === 'renamed') {
      this.#perform(person, await group.renamed(line.from, line.to), null);
    } else this.#perform(person, await group.outside(), null);
  }

  async readAll(person: Person): Promise<void> {
    while (person.inbox.length > 0) await this.#read(person);
  }

  /** Somebody reads a line, or the server carries one. @returns false: all is quiet. */
  async step(): Promise<boolean> {
    const readers = Array.from(this.people.values()).filter(({ inbox }) => inbox.length > 0);
    const senders = this.present.filter(({ outbox }) => outbox.length > 0);
    if (readers.length + senders.length === 0) return false;
    const at = this.chance.below(readers.length + senders.length);
    const reader = readers[at];
    const sender = senders[at - readers.length];
    if (reader !== undefined) await this.#read(reader);
    else if (sender !== undefined) this.carry(sender);
    return true;
  }

  async tick(nick: string): Promise<void> {
    const person = this.person(nick);
    this.#perform(person, await person.group.tick(this.nowMs), null);
  }

  async quiet(): Promise<void> {
    while (await this.step());
  }

  /** Time goes by, and with it all that is due. */
  async wait(ms: number, stepMs = 500): Promise<void> {
    for (const endMs = this.nowMs + ms; this.nowMs < endMs;) {
      await this.quiet();
      this.nowMs += stepMs;
      for (const person of this.present) {
        if ((person.group.waitMs ?? 0) <= 0) await this.tick(person.nick);
      }
    }
    await this.quiet();
  }

  /** Until all who are there are in one group, at most so long. @returns whether they are. */
  async settle(limitMs = 120_000): Promise<boolean> {
    for (const endMs = this.nowMs + limitMs; this.nowMs < endMs;) {
      await this.wait(500);
      if (this.isOne) return true;
    }
    return this.isOne;
  }

  get isOne(): boolean {
    const views = this.present.map(({ group }) => group.view);
    const names = this.present.map(({ nick }) => nick).toSorted();
    return views.every(
      ({ stage, words, epoch, members }) =>
        stage === 'inside' &&
        epoch === views[0]?.epoch &&
        words?.join(' ') === views[0]?.words?.join(' ') &&
        members
          .map(({ nick }) => nick)
          .toSorted()
          .join(' ') === names.join(' '),
    );
  }
}
