// Guests who wait to be let in: tells the hosts of them, and does what hosts and the operator say.

import type { KnockEntry } from '../../contract/host/people.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { KnockAnswer } from '../../protocol/session/session-types.ts';
import { Knocks, type KnocksOptions } from '../admission/knocks.ts';
import type { DoorConnection, Farewell } from '../doors/door.ts';
import { announceKnocks } from '../service/knock-rows.ts';
import type { KnockDesk, Person } from '../service/row.ts';

/** What is asked of a guest here. */
export interface Knocker {
  readonly connection: Pick<DoorConnection, 'circuit' | 'door'>;
  /** null: they do not wait. */
  readonly knockingNick: string | null;
  readonly person: Person;
  letIn(): void;
  serviceSays(text: string): void;
  end(farewell: Farewell): void;
}

export interface KnockLobbyOptions<Guest> extends KnocksOptions {
  /** Everybody in the room. */
  readonly everybody: ReadonlySet<Guest>;
  /** Called when a guest begins to wait: they are no stranger any more, whom a crowd pushes out. */
  readonly begins: (guest: Guest) => void;
}

export class KnockLobby<Guest extends Knocker> implements KnockDesk {
  readonly #options: KnockLobbyOptions<Guest>;
  readonly #knocks: Knocks<Guest>;
  /** Of whom each host has been told. */
  readonly #told = new WeakMap<Guest, WeakSet<Guest>>();

  constructor(options: KnockLobbyOptions<Guest>) {
    this.#options = options;
    this.#knocks = new Knocks(options);
  }

  get waiting(): readonly KnockEntry[] {
    return [...this.#knocks.waiting.keys()].flatMap((guest) => this.#describe(guest) ?? []);
  }

  /** The guest begins to wait. Hosts are told by the next `tick`. */
  knock(guest: Guest): KnockAnswer {
    const { circuit, door } = guest.connection;
    const knocked = this.#knocks.knock(guest, circuit);
    if (knocked === 'turned away') return { refused: inEnglish('shut.turnedAway') };
    if (knocked === 'too many') return { refused: inEnglish('shut.tooManyKnock') };
    this.#options.begins(guest);
    const isHostHere = this.#hosts.some(({ person }) => !person.isAway);
    // The two pages are ours, and wait.
    return { words: knocked.words, isHostHere, wantsWelcome: door === 'irc' };
  }

  /** The guest's session is over. */
  leave(guest: Guest): void {
    this.#knocks.leave(guest);
  }

  letIn(nick: string): boolean {
    const guest = this.#find(nick);
    if (guest === null) return false;
    this.#knocks.leave(guest);
    guest.letIn();
    return true;
  }

  turnAway(nick: string): boolean {
    const guest = this.#find(nick);
    if (guest === null) return false;
    this.#knocks.turnAway(guest);
    guest.end({ kind: 'over', words: inEnglish('shut.turnedAway') });
    return true;
  }

  /** Tells each host of whom they have not heard. To be called about once a second: a crowd is one line. */
  tick(): void {
    if (this.#knocks.waiting.size === 0) return;
    for (const host of this.#hosts) {
      const heard = this.#told.get(host) ?? new WeakSet<Guest>();
      this.#told.set(host, heard);
      const fresh: KnockEntry[] = [];
      for (const guest of this.#knocks.waiting.keys()) {
        const described = heard.has(guest) ? null : this.#describe(guest);
        if (described === null) continue;
        heard.add(guest);
        fresh.push(described);
      }
      for (const text of announceKnocks(fresh)) host.serviceSays(text);
    }
  }

  get #hosts(): readonly Guest[] {
    return [...this.#options.everybody].filter(({ person }) => person.isHost && person.nick !== '');
  }

  #find(nick: string): Guest | null {
    for (const guest of this.#knocks.waiting.keys())
      if (sameName(guest.knockingNick ?? '', nick)) return guest;
    return null;
  }

  #describe(guest: Guest): KnockEntry | null {
    const knocked = this.#knocks.waiting.get(guest);
    const nick = guest.knockingNick;
    if (knocked === undefined || nick === null) return null;
    const waitedMs = Math.max(0, Math.round(this.#options.now() - knocked.sinceMs));
    return { nick, door: guest.connection.door, words: knocked.words, waitedMs };
  }
}
